/**
 * Networks of addresses, such as `10.0.0.0/8`.
 *
 * @module
 */

import { isIP } from "node:net";

/** An address as a number of so many bits. */
interface Bits {
  readonly size: 32 | 128;
  readonly value: bigint;
}

// ::ffff:0:0/96, whose last 32 bits are an IPv4 address (RFC 4291, 2.5.5.2).
const MAPPED = 0xffffn << 32n;

/** Addresses whose first bits are the same (RFC 4632; RFC 4291, 2.3). */
export class Network {
  readonly #bits: Bits;
  readonly #length: number;

  private constructor(bits: Bits, length: number) {
    this.#bits = bits;
    this.#length = length;
  }

  /**
   * Reads an address, which is a network of one, or an address with the number
   * of its leading bits behind a slash. An IPv4 address may be written in its
   * IPv6 form. Undefined when `text` is neither.
   */
  static parse(text: string): Network | undefined {
    const [, address, suffix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
    if (address === undefined || isIP(address) === 0) return undefined;
    const bits = bitsOf(address)!;
    const written = address.includes(":") ? 128 : 32;
    const length = Number(suffix ?? written) - (written - bits.size);
    if (length < 0 || length > bits.size) return undefined;
    const rest = BigInt(bits.size - length);
    const value = (bits.value >> rest) << rest;
    return new Network({ size: bits.size, value }, length);
  }

  /** Whether the network has an address, in whatever form it is written. */
  has(address: string): boolean {
    const bits = bitsOf(address);
    if (bits?.size !== this.#bits.size) return false;
    const rest = BigInt(bits.size - this.#length);
    return bits.value >> rest === this.#bits.value >> rest;
  }

  /** The one way to write this network. */
  toString(): string {
    const { size, value } = this.#bits;
    const address = size === 32 ? ipv4(value) : ipv6(value);
    return this.#length === size ? address : `${address}/${this.#length}`;
  }
}

/** Several networks. */
export class Networks {
  readonly #networks: readonly Network[];

  /**
   * Parses networks.
   *
   * @throws {TypeError} When a text is no network.
   */
  constructor(texts: readonly string[]) {
    this.#networks = texts.map((text) => {
      const network = Network.parse(text);
      if (network !== undefined) return network;
      throw new TypeError(
        `Cannot read a network: it must be an address, with or without a length: current value is ${text}`,
      );
    });
  }

  /** Whether one of the networks has an address. */
  has(address: string): boolean {
    return this.#networks.some((network) => network.has(address));
  }
}

/** The one way to write an address (RFC 5952); undefined for other texts. */
export function canonicalAddress(text: string): string | undefined {
  return isIP(text) === 0 ? undefined : Network.parse(text)?.toString();
}

function bitsOf(text: string): Bits | undefined {
  const address = text.replace(/%.*$/s, "");
  if (isIP(address) === 4) {
    return { size: 32, value: join(address.split(".").map(Number), 8n) };
  }
  if (isIP(address) !== 6) return undefined;
  // URLs write it without dots.
  const { hostname } = new URL(`http://[${address}]`);
  const [head, tail = ""] = hostname.slice(1, -1).split("::");
  const [first, last] = [head, tail].map((part) =>
    part === "" ? [] : part.split(":").map((group) => parseInt(group, 16))
  );
  const zeros = Array(8 - first.length - last.length).fill(0);
  const value = join([...first, ...zeros, ...last], 16n);
  return value >> 32n === MAPPED >> 32n
    ? { size: 32, value: value & 0xffffffffn }
    : { size: 128, value };
}

function join(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((sum, part) => sum << bits | BigInt(part), 0n);
}

function ipv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((at) => value >> at & 255n).join(".");
}

function ipv6(value: bigint): string {
  const groups = Array.from(
    { length: 8 },
    (_, at) => (value >> BigInt(112 - 16 * at) & 0xffffn).toString(16),
  );
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1);
}
