/**
 * By which names this server may be called.
 *
 * @module
 */

import { isIP } from "node:net";

/**
 * The hosts that a request may name.
 *
 * A page of anybody's can let its own name point to an address of this machine,
 * or of its network (DNS rebinding): for the browser, this server is then that
 * page's own. What tells is the name that the browser calls it by. No page has
 * an address or `localhost` for its name.
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

/** The name in what may have a port too, in lower case. */
export function hostName(host: string | undefined): string | undefined {
  if (host === undefined || /[/?#@\\]/.test(host)) return undefined;
  const name = URL.parse(`http://${host}`)?.hostname;
  return name === "" ? undefined : name;
}
