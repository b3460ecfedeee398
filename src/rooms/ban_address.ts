/**
 * What a ban on an address, or on a network of them, is compared by.
 *
 * @module
 */

import { addressKey, plainAddress } from "../net/address.ts";
import { Network } from "../net/network.ts";

/**
 * The key of an address or a network as an operator writes it; undefined when
 * `text` is neither. Less of IPv6 than the 64 bits that one customer has
 * counts as those.
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
 * @param lengths Of the networks that there are bans on, in bits.
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

/** How many bits the network of a key has; undefined for one address. */
export function lengthOf(key: string): string | undefined {
  return /\/(\d+)$/.exec(key)?.[1];
}
