/**
 * Which addresses count as one.
 *
 * @module
 */

/** An IPv4 address that came over an IPv6 socket, as what it is (RFC 4291, 2.5.5.2). */
export function plainAddress(hostname: string): string {
  return hostname.replace(/^::ffff:(?=\d+\.)/i, "");
}

/**
 * What an address is counted and banned by: an IPv4 address itself, of an IPv6
 * address its first 64 bits, which one customer has all of (RFC 6177).
 */
export function addressKey(address: string): string {
  const plain = plainAddress(address);
  if (!plain.includes(":")) return plain;
  const [head, tail] = plain.split("%")[0].split("::");
  const groups = head === "" ? [] : head.split(":");
  if (tail !== undefined) {
    const after = tail === "" ? 0 : tail.split(":").length;
    while (groups.length + after < 8) groups.push("0");
    if (after > 0) groups.push(...tail.split(":"));
  }
  const network = groups.slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}

/** Whether `text` is written as an address, rather than a name. */
export function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) ||
    (text.includes(":") && /^[0-9a-f:.]+(\/64)?$/i.test(text));
}
