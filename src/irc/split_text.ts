/**
 * Long texts in parts that fit.
 *
 * @module
 */

const encoder = new TextEncoder();
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  // Each UTF-16 unit has at most three.
  return encoder.encode(text).length;
}

/**
 * Cuts a text into parts of at most `most` bytes, between characters as a
 * person counts them, and behind a space where one is near. Only a single
 * character that is longer is cut within.
 */
export function splitText(text: string, most: number): string[] {
  if (text.length * 3 <= most || byteLength(text) <= most) return [text];
  const parts: string[] = [];
  let part = "", bytes = 0;
  for (const { segment } of graphemes.segment(text)) {
    for (const piece of piecesOf(segment, most)) {
      const length = byteLength(piece);
      if (bytes + length > most) {
        const word = behindLastSpace(part);
        // A character may be too long to stand behind the word.
        const kept = byteLength(word) + length > most ? "" : word;
        parts.push(part.slice(0, part.length - kept.length));
        part = kept;
        bytes = byteLength(kept);
      }
      part += piece;
      bytes += length;
    }
  }
  parts.push(part);
  return parts;
}

/** The word begun at the end, when it is short beside what stands before it. */
function behindLastSpace(part: string): string {
  const at = part.lastIndexOf(" ") + 1;
  return at > part.length / 2 ? part.slice(at) : "";
}

function piecesOf(grapheme: string, most: number): Iterable<string> {
  return byteLength(grapheme) <= most ? [grapheme] : grapheme;
}
