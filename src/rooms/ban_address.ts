/**
 * The keys by which bans on addresses and networks are compared.
 *
 * @module
 */

import { addressKey, plainAddress } from "../net/address.ts";
import { Network } from "../net/network.ts";

/**
 * The key of an address or a network as an operator writes it; undefined when
 * `text` is neither. An IPv6 network of more than 64 bits counts as its first
 * 64, which belong to one customer.
 */
export function banAddress(text: string): string | undefined {
  const network = Network.parse(text)?.toString();
  if (network === undefined) return undefined;
  const [address, length = 128] = network.split("/");
  const isWide = !network.includes(":") || Number(length) < 64;
  return isWide ? network : addressKey(address);
}

/**
 * Every key that a ban on this address can have.
 *
 * @param lengths The lengths of the banned networks, in bits.
 */
export function banAddresses(
  address: string,
  lengths: Iterable<string>,
): Set<string> {
  const keys = new Set([addressKey(address)]);
  const plain = plainAddress(address).replace(/%.*$/s, "");
  for (const length of lengths) {
    const network = Network.parse(`${plain}/${length}`);
    if (network !== undefined) keys.add(network.toString());
  }
  return keys;
}

/** The length in bits of a key's network; undefined for an address. */
export function lengthOf(key: string): string | undefined {
  return /\/(\d+)$/.exec(key)?.[1];
}
