/**
 * The PROXY header, which a proxy sends before its client's bytes.
 *
 * @module
 */

import { canonicalAddress } from "./network.ts";

/** The contents of a header. */
export interface ProxyHeader {
  /** How many bytes it takes. */
  readonly length: number;
  /** The address of the client; without it, the proxy speaks for itself. */
  readonly source?: string;
  /** The address of the proxy that the client reached. */
  readonly destination?: string;
}

/** The most that a header may take; the proxies in use need some hundred bytes. */
export const LARGEST_HEADER = 4096;

// "PROXY protocol", versions 1 and 2, 2.1 and 2.2.
const WORD = new TextEncoder().encode("PROXY ");
const SIGNATURE = Uint8Array.of(
  ...[0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a],
);
const LONGEST_LINE = 107, FIXED = 16;
const LOCAL = 0x20, PROXY = 0x21;
const TCP_OVER_IPV4 = 0x11, TCP_OVER_IPV6 = 0x21;

/**
 * Reads the header at the start of `bytes`: "more" when it may be incomplete,
 * "none" when it is no header.
 */
export function parseProxyHeader(
  bytes: Uint8Array,
): ProxyHeader | "more" | "none" {
  if (beginsAs(bytes, SIGNATURE)) return parseBinary(bytes);
  if (beginsAs(bytes, WORD)) return parseLine(bytes);
  return "none";
}

/** Whether `bytes` begin with `start`, as far as there are any. */
function beginsAs(bytes: Uint8Array, start: Uint8Array): boolean {
  return start.every((byte, at) => at >= bytes.length || byte === bytes[at]);
}

function parseLine(bytes: Uint8Array): ProxyHeader | "more" | "none" {
  const text = new TextDecoder("latin1").decode(
    bytes.subarray(0, LONGEST_LINE),
  );
  const end = text.indexOf("\r\n");
  if (end < 0) return bytes.length < LONGEST_LINE ? "more" : "none";
  const length = end + 2;
  const [, family, ...addresses] = text.slice(0, end).split(" ");
  if (family === "UNKNOWN") return { length };
  const [source, destination] = addresses.map(canonicalAddress);
  if (!/^TCP[46]$/.test(family) || addresses.length !== 4) return "none";
  if (source === undefined || destination === undefined) return "none";
  return { length, source, destination };
}

function parseBinary(bytes: Uint8Array): ProxyHeader | "more" | "none" {
  if (bytes.length < FIXED) return "more";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [command, family] = [bytes[12], bytes[13]];
  const length = FIXED + view.getUint16(14);
  const isKnown = command === LOCAL || command === PROXY;
  if (!isKnown || length > LARGEST_HEADER) return "none";
  if (bytes.length < length) return "more";
  const size = family === TCP_OVER_IPV4 ? 4 : family === TCP_OVER_IPV6 ? 16 : 0;
  if (command === LOCAL || size === 0) return { length };
  if (length < FIXED + size * 2) return "none";
  const at = (from: number) => addressIn(bytes.subarray(from, from + size));
  return { length, source: at(FIXED), destination: at(FIXED + size) };
}

function addressIn(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join(".");
  const groups = Array.from(
    { length: 8 },
    (_, at) => (bytes[at * 2] << 8 | bytes[at * 2 + 1]).toString(16),
  );
  return canonicalAddress(groups.join(":"))!;
}
