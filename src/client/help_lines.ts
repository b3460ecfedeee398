/**
 * What commands do, as lines.
 *
 * @module
 */

import { type Lang, texts } from "../messages/texts/texts.ts";
import type { Heard } from "./server_message.ts";
import { widthOf } from "./text_width.ts";

/** Where the lines are to stand. */
export interface HelpSpace {
  /** The language of what stands around the commands. */
  readonly lang: Lang;
  /** The columns of the screen; undefined where lines end nowhere. */
  readonly columns?: number;
}

// What the stars before a line take.
const MARGIN = 4;

/**
 * Writes the commands in two columns or, on a screen that is too narrow for
 * these, with what each does below it.
 */
export function helpLines(
  { commands, isAll, text }: Extract<Heard, { kind: "help" }>,
  { lang, columns }: HelpSpace,
): string {
  if (columns === undefined || !isAll) return text;
  const left = Math.max(...commands.map(({ usage }) => widthOf(usage)));
  const right = Math.max(...commands.map(({ summary }) => widthOf(summary)));
  if (MARGIN + left + 2 + right <= columns) return text;
  const rows = commands.map(({ usage, summary }) => `${usage}\n  ${summary}`);
  return texts[lang].lists.help(rows.join("\n"));
}
