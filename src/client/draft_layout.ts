/**
 * The layout of a draft on the screen.
 *
 * @module
 */

import { glyphsOf } from "./text_width.ts";

/** A draft to lay out. */
export interface Draft {
  /** The text. */
  readonly text: string;
  /** Where the cursor is in it, in UTF-16 code units. */
  readonly cursor: number;
  /** The columns that are taken at the left of every row. */
  readonly indent: number;
  /** The columns there are. */
  readonly columns: number;
}

/** A text in rows, and the cursor among them. */
export interface Layout {
  /** The text of each row, without its indent. */
  readonly rows: readonly string[];
  /** The row of the cursor. */
  readonly row: number;
  /** The text before the cursor in that row. */
  readonly before: string;
}

/**
 * Breaks a text into rows where it would leave the screen. No character is
 * broken, and the cursor always has a column of its own.
 */
export function layOut({ text, cursor, indent, columns }: Draft): Layout {
  const width = Math.max(2, columns - indent);
  const rows = [""];
  let [used, at, row, before] = [0, 0, 0, ""];
  for (const glyph of glyphsOf(text)) {
    if (used + glyph.width > width) {
      rows.push("");
      used = 0;
    }
    if (at <= cursor) [row, before] = [rows.length - 1, rows.at(-1)!];
    rows[rows.length - 1] += glyph.text;
    used += glyph.width;
    at += glyph.text.length;
  }
  if (cursor >= at) {
    if (used >= width) rows.push("");
    [row, before] = [rows.length - 1, rows.at(-1)!];
  }
  return { rows, row, before };
}
