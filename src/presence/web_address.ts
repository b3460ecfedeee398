/**
 * Where browsers and scripts reach the server.
 *
 * @module
 */

import type { Connection } from "../net/connection.ts";

// The addresses by which a machine reaches itself, and no other does.
const LOOPBACK = /^(127\.|::1$)/;

/** The address of the web server, as far as the server knows it. */
export class WebAddress {
  /** The port that is listened on; undefined while none is. */
  port: number | undefined;
  /**
   * The hosts by which others reach this machine, with brackets around an
   * address of IPv6; none when the server may not know them, or is heard on
   * this machine alone.
   */
  others: readonly string[] = [];
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
  urlOf(path: string, connection: Connection): string {
    if (this.#publicUrl !== undefined) return this.#publicUrl + path;
    if (this.port === undefined) return path;
    const { localAddress = "" } = connection;
    // Others most likely reach the server at the address this peer used, unless
    // that means another machine to them.
    const isLocal = connection.isLocal === true || LOOPBACK.test(localAddress);
    const [other] = isLocal ? this.others : [];
    const host = other ??
      (localAddress.includes(":") ? `[${localAddress}]` : localAddress);
    return host === "" ? path : this.#originAt(host) + path;
  }

  /** The origins by which others reach the server, as far as it knows. */
  get origins(): readonly string[] {
    return this.others.map((host) => this.#originAt(host));
  }

  #originAt(host: string): string {
    return `${this.#scheme}://${host}:${this.port}`;
  }
}
