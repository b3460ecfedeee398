/**
 * What was heard, as lines on a screen.
 *
 * @module
 */

import { type Lang, texts } from "../messages/texts/texts.ts";
import { nameColor } from "./name_color.ts";
import type { Heard } from "./server_message.ts";

/** How lines look. */
export interface Look {
  /** Whether they have colours. */
  readonly color: boolean;
  /** Whether they begin with the time of day. */
  readonly time: boolean;
  /** The language of what is neither the server's words nor a person's. */
  readonly lang: Lang;
}

/** What something heard is to the reader. */
export interface Manner {
  /** The reader's own name. */
  readonly name: string;
  /** Whether it calls the reader. */
  readonly isCall?: boolean;
}

/** Writes something heard as lines, of which each is a line on a wide screen. */
export function formatLines(
  heard: Heard,
  look: Look,
  manner: Manner,
): string[] {
  const lines = bodies(heard, look, manner);
  // A list is long enough without a time, and needs the width.
  const at = look.time && lines.length === 1 ? clockTime(heard.time) : "";
  return lines.map((line) => dim(at, look) + line);
}

/** Writes a sentence of the client's own, said at a time or at none. */
export function toSentence(
  text: string,
  time: number | undefined,
  look: Look,
): string {
  const at = look.time && time !== undefined ? clockTime(time) : "";
  return dim(`${at}*** ${text}`, look);
}

/** Makes a text quiet. */
export function dim(text: string, look: Look): string {
  return text === "" ? "" : sgr(2, text, 22, look);
}

function bodies(heard: Heard, look: Look, manner: Manner): string[] {
  const { text } = heard;
  const isOwn = "who" in heard && heard.who === manner.name;
  const name = (who: string) =>
    isOwn ? who : sgr(nameColor(who), who, 39, look);
  const finish = (line: string) =>
    isOwn ? dim(line, look) : manner.isCall ? sgr(1, line, 22, look) : line;
  switch (heard.kind) {
    case "said":
      return [finish(`[${name(heard.who)}] ${text}`)];
    case "acted":
      return [finish(`* ${name(heard.who)} ${text}`)];
    case "announced": {
      const { announced } = texts[look.lang].events;
      return [sgr(1, `*** ${announced(heard.who, text)}`, 22, look)];
    }
    case "whisper": {
      const { you } = texts[look.lang];
      const [from, to] = isOwn ? [you, heard.to] : [name(heard.who), you];
      return [finish(`[${from} -> ${to}] ${text}`)];
    }
    case "line": {
      const { who } = heard;
      if (who === undefined) return [quietIfTold(text, look)];
      const [before, after] = [text.slice(0, 1), text.slice(1 + who.length)];
      return [finish(before + name(who) + after)];
    }
    default:
      return text.split("\n").map((line) => dim(`*** ${line}`, look));
  }
}

function quietIfTold(line: string, look: Look): string {
  return line.startsWith("***") ? dim(line, look) : line;
}

function sgr(on: number, text: string, off: number, look: Look): string {
  return look.color ? `\x1b[${on}m${text}\x1b[${off}m` : text;
}

/** `HH:MM `, by the clock of this machine. */
function clockTime(time: number): string {
  const date = new Date(time);
  const [hours, minutes] = [date.getHours(), date.getMinutes()]
    .map((part) => String(part).padStart(2, "0"));
  return `${hours}:${minutes} `;
}
