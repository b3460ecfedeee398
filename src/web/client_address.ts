/**
 * Where a request came from.
 *
 * @module
 */

import { isIP } from "node:net";
import { plainAddress } from "../net/address.ts";

/**
 * The address of the client: of the peer itself, unless the peer is a trusted
 * proxy. Then it is the last address in `X-Forwarded-For` that is not a trusted
 * proxy's; what stands before it, the client may have made up.
 *
 * @param peer The address that the connection comes from.
 * @param forwarded The header, if there is one.
 * @param trusted The addresses of trusted proxies.
 */
export function clientAddress(
  peer: string,
  forwarded: string | undefined,
  trusted: ReadonlySet<string>,
): string {
  let address = plainAddress(peer);
  const hops = forwarded?.split(",") ?? [];
  while (trusted.has(address)) {
    const hop = plainAddress(hops.pop()?.trim() ?? "");
    if (isIP(hop) === 0) break;
    address = hop;
  }
  return address;
}
