/**
 * The width of texts on a screen.
 *
 * @module
 */

import stringWidth from "string-width";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** A character as people count them, and the columns it takes. */
export interface Glyph {
  /** The character. */
  readonly text: string;
  /** 0, 1 or 2, and more for some scripts. */
  readonly width: number;
}

/**
 * The code points of the character before or behind a place in a text: as many
 * as an editor that knows code points only has to pass to pass the character.
 */
export function codePointsBeside(
  text: string,
  at: number,
  side: "before" | "behind",
): number {
  for (const { segment, index } of graphemes.segment(text)) {
    const end = index + segment.length;
    if (side === "before" ? at > end : at >= end) continue;
    const passed = side === "before"
      ? text.slice(index, at)
      : text.slice(at, end);
    return [...passed].length;
  }
  return 0;
}

/** The columns that a text takes. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** The characters of a text, each with the columns it takes. */
export function glyphsOf(text: string): Glyph[] {
  return Array.from(graphemes.segment(text), ({ segment }) => ({
    text: segment,
    width: stringWidth(segment),
  }));
}
