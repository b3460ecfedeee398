/**
 * The lowest rows of the screen: pending lines, the status, and the line being
 * typed.
 *
 * @module
 */

import { layOut } from "./draft_layout.ts";
import { NEWLINE } from "./newline.ts";
import { dim, type Look } from "./format_lines.ts";
import { widthOf } from "./text_width.ts";
import { type HangingLine, wordWrap } from "./word_wrap.ts";

/** The contents of the area. */
export interface InputAreaOptions {
  /** The person's own lines that have not come back. */
  readonly pending: readonly HangingLine[];
  /** Says how many of these have no place. */
  readonly morePending: (count: number) => string;
  /** The status; empty when there is none. */
  readonly status: string;
  /** The prompt before the draft. */
  readonly prompt: string;
  /** The draft. */
  readonly draft: string;
  /** Where the cursor is in the draft, in UTF-16 code units. */
  readonly cursor: number;
  /** How it looks. */
  readonly look: Look;
  /** The columns of the screen. */
  readonly columns: number;
  /** The rows of the screen. */
  readonly rows: number;
}

/** Rows, ready to be written. */
export interface InputArea {
  /** The text of each row. */
  readonly rows: readonly string[];
  /** The columns that each takes. */
  readonly widths: readonly number[];
  /** The row of the cursor. */
  readonly row: number;
  /** The column of the cursor. */
  readonly column: number;
  /** The text before the cursor in that row. */
  readonly before: string;
}

// On a narrow screen the draft needs the space more than the prompt.
const PROMPT_SHARE = 3;
const SHORT_PROMPT = "› ";

/** Lays out the area. It never takes more than half of the screen. */
export function inputAreaOf(options: InputAreaOptions): InputArea {
  const { columns, look } = options;
  const most = Math.max(2, Math.floor(options.rows / 2));
  const above = aboveOf(options, most - 1);
  const prompt = widthOf(options.prompt) * PROMPT_SHARE > columns
    ? SHORT_PROMPT
    : options.prompt;
  const indent = widthOf(prompt);
  const { draft: text, cursor } = options;
  const { rows, row, before } = layOut({ text, cursor, indent, columns });
  // A draft that is too long shows the part around the cursor.
  const height = most - above.length;
  const first = Math.max(0, Math.min(row, rows.length - height));
  const shown = rows.slice(first, first + height);
  const lead = (at: number) =>
    at === 0 ? dim(prompt, look) : " ".repeat(indent);
  return {
    rows: [
      ...above.map((line) => dim(line, look)),
      ...shown.map((line, at) => lead(first + at) + visible(line, look)),
    ],
    widths: [
      ...above.map(widthOf),
      ...shown.map((line) => indent + widthOf(visible(line))),
    ],
    row: above.length + row - first,
    column: indent + widthOf(visible(before)),
    before: lead(row) + visible(before, look),
  };
}

/**
 * The beginning of the status, above it the last pending lines, and above these
 * the number of the others.
 */
function aboveOf(
  { pending, morePending, status, columns }: InputAreaOptions,
  most: number,
): readonly string[] {
  const wrap = (text: string) => wordWrap({ text, indent: 0 }, columns);
  const below = status === "" ? [] : wrap(status).slice(0, most);
  const space = most - below.length;
  const shown: string[] = [];
  let hidden = pending.length;
  while (hidden > 0) {
    const rows = wordWrap(pending[hidden - 1], columns);
    const countRow = hidden > 1 ? 1 : 0;
    if (shown.length + rows.length + countRow > space) break;
    shown.unshift(...rows);
    hidden--;
  }
  const count = hidden > 0 && space > 0 ? wrap(morePending(hidden))[0] : "";
  return [...(count === "" ? [] : [count]), ...shown, ...below];
}

function visible(text: string, look?: Look): string {
  const mark = look === undefined ? "↵" : dim("↵", look);
  return text.replaceAll(NEWLINE, mark);
}
