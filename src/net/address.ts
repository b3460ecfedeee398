/**
 * The keys by which addresses are counted.
 *
 * @module
 */

/** An IPv4 address that came over an IPv6 socket, as what it is (RFC 4291, 2.5.5.2). */
export function plainAddress(hostname: string): string {
  return hostname.replace(/^::ffff:(?=\d+\.)/i, "");
}

/**
 * The key that an address is counted and banned by: an IPv4 address itself, the
 * first 64 bits of an IPv6 address, as one customer has them all (RFC 6177). A
 * text that is no address is its own key.
 */
export function addressKey(address: string): string {
  const plain = plainAddress(address);
  if (!plain.includes(":")) return plain;
  const groups = groupsOf(plain.replace(/(%|\/64$).*$/, ""));
  if (groups === undefined) return plain;
  if (groups.slice(0, 6).join() === "0,0,0,0,0,ffff") {
    const bytes = groups.slice(6).map((group) => parseInt(group, 16))
      .flatMap((pair) => [pair >> 8, pair & 255]);
    return bytes.join(".");
  }
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/**
 * What an address is counted by, the closest first: its key, and of an IPv6
 * address the networks of 56 and of 48 bits around it, which providers give to
 * a household and to an organization (RFC 6177).
 */
export function networkKeys(address: string): readonly string[] {
  const key = addressKey(address);
  if (!key.endsWith("::/64")) return [key];
  const groups = key.slice(0, -"::/64".length).split(":");
  const site = groups.slice(0, 3).join(":");
  // The last 8 of 64 bits are no part of it.
  const rest = (parseInt(groups[3], 16) & 0xff00).toString(16);
  return [key, `${site}:${rest}::/56`, `${site}::/48`];
}

/** The eight groups of an IPv6 address, in hexadecimal without leading zeros. */
function groupsOf(address: string): string[] | undefined {
  // The form that URLs have of it (RFC 5952) has no dots and no case.
  const host = URL.parse(`http://[${address}]`)?.hostname;
  if (host === undefined) return undefined;
  const [head, tail] = host.slice(1, -1).split("::")
    .map((part) => part === "" ? [] : part.split(":"));
  if (tail === undefined) return head;
  const zeros = Array(8 - head.length - tail.length).fill("0");
  return [...head, ...zeros, ...tail];
}
