/**
 * The names by which requests may call this server.
 *
 * @module
 */

import { isIP } from "node:net";

/**
 * The hosts that a request may name.
 *
 * Any page can let its own name point to an address of this machine or of its
 * network (DNS rebinding); the browser then takes this server for that page's
 * own. The name that the browser sends gives it away: no page has an address or
 * `localhost` for its name.
 */
export class AllowedHosts {
  readonly #names: ReadonlySet<string>;

  /** Allows these names, beside addresses and `localhost`. */
  constructor(names: readonly (string | undefined)[]) {
    this.#names = new Set(["localhost", ...names.map(hostName)].map(String));
  }

  /**
   * Whether a request may name this host.
   *
   * @param host Its `Host`, with or without a port; no browser leaves it out.
   */
  has(host: string | undefined): boolean {
    if (host === undefined) return true;
    const name = hostName(host);
    if (name === undefined) return false;
    return this.#names.has(name) || isIP(name.replace(/^\[|\]$/g, "")) !== 0;
  }
}

/** The name in a host with or without a port, in lower case. */
export function hostName(host: string | undefined): string | undefined {
  if (host === undefined || /[/?#@\\]/.test(host)) return undefined;
  const name = URL.parse(`http://${host}`)?.hostname;
  return name === "" ? undefined : name;
}
