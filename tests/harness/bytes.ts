/**
 * Bytes for those who send more than text.
 *
 * @module
 */

const encoder = new TextEncoder();

/** Texts in UTF-8 and single bytes, one behind the other. */
export function bytes(...parts: (string | number)[]): Uint8Array {
  return new Uint8Array(
    parts.flatMap((part) =>
      typeof part === "string" ? [...encoder.encode(part)] : part
    ),
  );
}

/** Arrays of bytes, one behind the other. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

/** What acts on a terminal, or reorders what stands around it. */
export const UNSAFE =
  // deno-lint-ignore no-control-regex
  /[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** Telnet's bytes, RFC 854 and 855. */
export const TELNET = { SE: 240, SB: 250, WILL: 251, DO: 253, IAC: 255 };
