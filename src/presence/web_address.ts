/**
 * Where browsers and scripts reach the server.
 *
 * @module
 */

import type { Connection } from "../net/connection.ts";

/** The address by which others come, as far as the server knows it. */
export class WebAddress {
  /** The port that is listened on; undefined while none is. */
  port: number | undefined;
  readonly #publicUrl: string | undefined;
  readonly #scheme: "http" | "https";

  /**
   * Makes one for a server that does not listen yet.
   *
   * @param publicUrl The origin by which the server is reached from outside.
   */
  constructor(publicUrl: string | undefined, isSecure: boolean) {
    this.#publicUrl = publicUrl;
    this.#scheme = isSecure ? "https" : "http";
  }

  /**
   * The URL of a path, as the peer of this connection can give it to others; or
   * the path alone, when the server does not know where it is reached.
   */
  urlOf(path: string, { localAddress }: Connection): string {
    if (this.#publicUrl !== undefined) return this.#publicUrl + path;
    if (this.port === undefined || localAddress === undefined) return path;
    // By the address at which it was reached, others reach it most likely.
    const host = localAddress.includes(":")
      ? `[${localAddress}]`
      : localAddress;
    return `${this.#scheme}://${host}:${this.port}${path}`;
  }
}
