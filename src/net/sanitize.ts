/**
 * Sanitizing: no text acts on the terminal of its reader.
 *
 * @module
 */

// The controls (C0, DEL, C1), the line and paragraph separators, and the
// bidirectional embeddings, overrides and isolates. U+200E, U+200F and U+061C
// stay: they are marks that Hebrew and Arabic text needs, and reorder nothing
// beyond themselves. U+FEFF goes: some editors put it before a text.
// deno-lint-ignore no-control-regex
const UNSAFE = /[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;

// The same set without CR and LF, for a block of whole lines.
const UNSAFE_IN_BLOCK =
  // deno-lint-ignore no-control-regex
  /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;

// ECMA-48 5.4 (control sequences), 5.6 (control strings), and the escape
// sequences of ECMA-35 13.2; each ends at the end of the text at the latest.
const ESCAPES =
  // deno-lint-ignore no-control-regex
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]?/g;

// deno-lint-ignore no-control-regex
const SPACES = /[\t\x0b\x0c\x85\u2028\u2029]/g;

const ALL_UNSAFE = new RegExp(UNSAFE, "g");

/** Takes forbidden characters out of lines. */
export interface Sanitizer {
  /** Takes them out of one line. */
  clean(text: string): string;
  /** Whether a block of lines, each ending with LF or CRLF, has none. */
  isCleanBlock(block: string): boolean;
}

/**
 * Takes out of `text` everything that could act on a terminal or reorder a
 * line: escape sequences whole, other controls, bidirectional overrides. A tab
 * or a separator becomes a space.
 */
export function clean(text: string): string {
  if (!UNSAFE.test(text)) return text;
  return text.replace(ESCAPES, "").replace(SPACES, " ").replace(ALL_UNSAFE, "");
}

/** Whether every line of `block`, each ending with LF or CRLF, is clean. */
export function isCleanBlock(block: string): boolean {
  return !UNSAFE_IN_BLOCK.test(block);
}

/** The sanitizer of text lines. */
export const textSanitizer: Sanitizer = { clean, isCleanBlock };

/**
 * Whether `bytes` are nothing but printable ASCII and line ends. Most lines
 * are, and looking at four bytes at a time is six times as fast as the
 * expression above. Of few bytes, one at a time is faster still.
 */
export function isPrintable(bytes: Uint8Array): boolean {
  if (bytes.length <= 64) return areAllPrintable(bytes, 0, bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const last = bytes.length - 3;
  let at = 0;
  for (; at < last; at += 4) {
    const four = view.getInt32(at);
    const del = four ^ 0x7f7f7f7f;
    // In each byte, the top bit tells: not ASCII, below a space, or DEL.
    const odd = four | (four - 0x20202020) & ~four |
      (del - 0x01010101) & ~del;
    if ((odd & 0x80808080) !== 0 && !areAllPrintable(bytes, at, at + 4)) {
      return false;
    }
  }
  return areAllPrintable(bytes, at, bytes.length);
}

function areAllPrintable(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    const isLineEnd = byte === 0x0a || byte === 0x0d;
    if ((byte < 0x20 && !isLineEnd) || byte >= 0x7f) return false;
  }
  return true;
}
