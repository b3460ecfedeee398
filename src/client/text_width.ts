/**
 * How wide a text is on a screen.
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
