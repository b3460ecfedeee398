/**
 * The address of a request's client.
 *
 * @module
 */

import { canonicalAddress, type Networks } from "../net/network.ts";
import { plainAddress } from "../net/address.ts";

/** The client's address, as far as it is known. */
export interface ClientAddress {
  /** The address. */
  readonly address: string;
  /** Text of a trusted proxy that should be an address and is not. */
  readonly misread?: string;
}

/**
 * The address of the client: of the peer itself, unless the peer is a trusted
 * proxy. Then it is the last address in `X-Forwarded-For` that is not a trusted
 * proxy's; the client may have made up everything before it.
 *
 * @param peer The address that the connection comes from.
 * @param forwarded The header, if there is one.
 * @param trusted The networks of trusted proxies.
 */
export function clientAddress(
  peer: string,
  forwarded: string | undefined,
  trusted: Networks,
): ClientAddress {
  let address = plainAddress(peer);
  const hops = forwarded?.split(",") ?? [];
  while (trusted.has(address)) {
    const hop = hops.pop()?.trim();
    if (hop === undefined || hop === "") break;
    const next = canonicalAddress(withoutPort(hop));
    if (next === undefined) return { address, misread: hop };
    address = next;
  }
  return { address };
}

/** Some proxies add the port, and then put an IPv6 address in brackets. */
function withoutPort(hop: string): string {
  const [, bracketed, plain] =
    /^"?(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)"?$/.exec(hop) ?? [];
  return bracketed ?? plain ?? hop;
}
