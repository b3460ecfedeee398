/**
 * Where browsers and scripts reach the server.
 *
 * @module
 */

import type { Connection } from "../net/connection.ts";

/** The address of the web server, as far as the server knows it. */
export class WebAddress {
  /** The port that is listened on; undefined while none is. */
  port: number | undefined;
  readonly #publicUrl: string | undefined;
  readonly #scheme: "http" | "https";

  /**
   * Starts without a port.
   *
   * @param publicUrl The origin by which the server is reached from outside.
   */
  constructor(publicUrl: string | undefined, isSecure: boolean) {
    this.#publicUrl = publicUrl;
    this.#scheme = isSecure ? "https" : "http";
  }

  /**
   * The URL of a path, as the peer of this connection can give it to others; or
   * the path alone, when the server does not know its own address.
   */
  urlOf(path: string, { localAddress }: Connection): string {
    if (this.#publicUrl !== undefined) return this.#publicUrl + path;
    if (this.port === undefined || localAddress === undefined) return path;
    // Others most likely reach the server at the address this peer used.
    const host = localAddress.includes(":")
      ? `[${localAddress}]`
      : localAddress;
    return `${this.#scheme}://${host}:${this.port}${path}`;
  }
}
