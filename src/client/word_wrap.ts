/**
 * Breaking lines between words.
 *
 * @module
 */

import { glyphsOf, widthOf } from "./text_width.ts";

/** A line, and where its further rows begin. */
export interface HangingLine {
  /** The line; it may have escape sequences (SGR) in it. */
  readonly text: string;
  /** The columns that its further rows leave free at their left. */
  readonly indent: number;
}

// A sequence, spaces, one character of a script that is written without
// spaces, or a word.
const PIECE =
  // deno-lint-ignore no-control-regex
  /\x1b\[\d*m| +|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{M}\p{P}]*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[^ \x1b])+/gu;

/** The columns in which a text is read with ease, beside an indent. */
export const EASY_COLUMNS = 28;

// A wide screen has them beside any indent, a narrow one beside a third of it.
const INDENT_SHARE = 3;
const SMALL_INDENT = 2;

/**
 * Breaks a line into rows that fit.
 *
 * 1. A row ends between words, or between characters of a script that is
 *    written without spaces.
 * 2. A word that is wider than a row is broken between characters, except a
 *    link: it begins a row of its own at the left and is left to the terminal,
 *    which lets it be clicked and copied whole.
 */
export function wordWrap(
  { text, indent }: HangingLine,
  columns: number,
): readonly string[] {
  if (widthOf(text) <= columns) return [text];
  const isWide = columns - indent >= EASY_COLUMNS ||
    indent * INDENT_SHARE <= columns;
  const hanging = isWide ? indent : Math.min(SMALL_INDENT, columns - 2);
  const rows = new Rows(hanging, columns);
  for (const [piece] of text.matchAll(PIECE)) {
    const width = widthOf(piece);
    if (width === 0) rows.add(piece, 0);
    else if (piece.startsWith(" ")) rows.space(piece);
    else if (width <= columns - hanging) rows.word(piece, width);
    else if (/^\S*:\/\//.test(piece)) rows.link(piece, width);
    else rows.long(piece);
  }
  return rows.all;
}

/** The rows of a line, as far as it has been broken. */
class Rows {
  readonly all: string[] = [""];
  readonly #indent: number;
  readonly #columns: number;
  #used = 0;
  // Spaces that stand in a row only when a word follows them there.
  #spaces = "";

  constructor(indent: number, columns: number) {
    this.#indent = indent;
    this.#columns = columns;
  }

  add(text: string, width: number): void {
    this.all[this.all.length - 1] += text;
    this.#used += width;
  }

  space(spaces: string): void {
    this.#spaces += spaces;
  }

  word(text: string, width: number): void {
    const spaces = this.#spaces.length;
    if (this.#used + spaces + width > this.#columns) this.#begin(this.#indent);
    else this.add(this.#spaces, spaces);
    this.#spaces = "";
    this.add(text, width);
  }

  /** Puts a link at the left. Behind one that fills the row, another begins. */
  link(text: string, width: number): void {
    this.#begin(0);
    this.#spaces = "";
    this.add(text, Math.min(width, this.#columns));
  }

  /** Breaks a word at the ends of rows. */
  long(text: string): void {
    for (const glyph of glyphsOf(text)) this.word(glyph.text, glyph.width);
  }

  #begin(indent: number): void {
    this.all.push(" ".repeat(indent));
    this.#used = indent;
  }
}
