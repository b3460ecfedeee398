/**
 * The help as lines.
 *
 * @module
 */

import { type Lang, texts } from "../messages/texts/texts.ts";
import type { Heard } from "./server_message.ts";
import { widthOf } from "./text_width.ts";
import { EASY_COLUMNS, type HangingLine } from "./word_wrap.ts";

/** The space for the lines. */
export interface HelpSpace {
  /** The language of the text around the commands. */
  readonly lang: Lang;
  /** The columns of the screen; undefined where lines do not wrap. */
  readonly columns?: number;
}

// The columns of the stars before a line.
const MARGIN = 4;

/**
 * Writes the commands in two columns or, on a narrow screen, with each summary
 * below its command.
 */
export function helpLines(
  { commands, isAll, text }: Extract<Heard, { kind: "help" }>,
  { lang, columns = Infinity }: HelpSpace,
): readonly HangingLine[] {
  if (!isAll) return [{ text, indent: 0 }];
  const left = Math.max(...commands.map(({ usage }) => widthOf(usage))) + 2;
  const isNarrow = MARGIN + left + EASY_COLUMNS > columns;
  const rows = commands.flatMap(({ usage, summary }) =>
    isNarrow
      ? [{ text: usage, indent: 0 }, { text: `  ${summary}`, indent: 2 }]
      : [{ text: usage.padEnd(left) + summary, indent: left }]
  );
  const indents = new Map(rows.map(({ text, indent }) => [text, indent]));
  const all = texts[lang].lists.help(rows.map(({ text }) => text).join("\n"));
  return all.split("\n").map((text) => ({
    text,
    indent: indents.get(text) ?? 0,
  }));
}
