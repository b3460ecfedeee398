/**
 * Formatting messages as lines on a screen.
 *
 * @module
 */

import { type Lang, texts } from "../messages/texts/texts.ts";
import { clockTime, dateAndTime } from "../render/clock_time.ts";
import { nameColor } from "../render/name_color.ts";
import { helpLines } from "./help_lines.ts";
import type { Heard, HeardEvent } from "./server_message.ts";
import { widthOf } from "./text_width.ts";
import type { HangingLine } from "./word_wrap.ts";

const STARS = "*** ";

/** How lines look. */
export interface Look {
  /** Whether they have colours. */
  readonly color: boolean;
  /** Whether they begin with the time of day. */
  readonly time: boolean;
  /** The language of the client's own sentences. */
  readonly lang: Lang;
  /** The columns of the screen; undefined where lines do not wrap. */
  readonly columns?: number;
}

/** The relation of a message to the reader. */
export interface Manner {
  /** The reader's own name. */
  readonly name: string;
  /** Whether it calls the reader. */
  readonly isCall?: boolean;
}

/** Writes a message as lines without wrapping. */
export function formatLines(
  heard: Heard,
  look: Look,
  manner: Manner,
): string[] {
  return hangingLines(heard, look, manner).map(({ text }) => text);
}

/** Writes a message as lines to be wrapped. */
export function hangingLines(
  heard: Heard,
  look: Look,
  manner: Manner,
): HangingLine[] {
  const lines = bodies(heard, look, manner);
  // A list is long enough without a time, and needs the width.
  const at = look.time && lines.length === 1 ? clockTime(heard.time) : "";
  return lines.map(({ text, indent }) => ({
    text: dim(at, look) + text,
    indent: at.length + indent,
  }));
}

/** Writes a sentence of the client's own, said at a time or at none. */
export function toSentence(
  text: string,
  time: number | undefined,
  look: Look,
): HangingLine {
  const at = look.time && time !== undefined ? clockTime(time) : "";
  const lead = at + STARS;
  return { text: dim(lead + text, look), indent: lead.length };
}

/** Makes a text quiet. */
export function dim(text: string, look: Look): string {
  return text === "" ? "" : sgr(2, text, 22, look);
}

function bodies(heard: Heard, look: Look, manner: Manner): HangingLine[] {
  const { text } = heard;
  const isOwn = "who" in heard && heard.who === manner.name;
  const name = (who: string) =>
    isOwn ? who : sgr(nameColor(who), who, 39, look);
  const quiet = (line: string) => dim(line, look);
  const line = (before: string, words: string) => {
    const all = before + words;
    const styled = isOwn
      ? dim(all, look)
      : manner.isCall
      ? sgr(1, all, 22, look)
      : all;
    return [{ text: styled, indent: widthOf(before) }];
  };
  switch (heard.kind) {
    case "said":
      return line(`[${name(heard.who)}] `, text);
    case "acted":
      return line(`* ${name(heard.who)} `, text);
    case "announced": {
      const { announced } = texts[look.lang].events;
      return told(announced(heard.who, text), (line) => sgr(1, line, 22, look));
    }
    case "whisper": {
      const { you } = texts[look.lang];
      const [from, to] = isOwn ? [you, heard.to] : [name(heard.who), you];
      return line(`[${from} -> ${to}] `, text);
    }
    case "line": {
      const { who, words } = heard;
      if (who === undefined) return [quietIfTold(text, look)];
      const [before, after] = [text.slice(0, 1), text.slice(1 + who.length)];
      const gap = after.slice(0, after.length - words!.length);
      return line(before + name(who) + gap, words!);
    }
    // A screen of lines takes nothing back.
    case "sign":
      return [];
    case "past":
    case "found": {
      const isSearch = heard.kind === "found";
      const lines = heard.events.flatMap((event) =>
        dated(event, isSearch, look, manner.name)
      );
      return [...told(text, quiet), ...lines];
    }
    case "help":
      return helpLines(heard, look).map((line) => starred(line, quiet));
    default:
      return told(text, quiet);
  }
}

/** An event of the past, behind its date, its time and its id. */
function dated(
  event: HeardEvent,
  hasRoom: boolean,
  look: Look,
  name: string,
): HangingLine[] {
  const room = hasRoom ? ` ${event.room}` : "";
  const stamp = `${dateAndTime(event.time)}${room} #${event.id} `;
  const [first, ...rest] = bodies(event, look, { name });
  const indent = widthOf(stamp) + first.indent;
  return [{ text: dim(stamp, look) + first.text, indent }, ...rest];
}

type Style = (line: string) => string;

/** The server's sentence, with stars before each line. */
function told(text: string, style: Style): HangingLine[] {
  return text.split("\n").map((text) => starred({ text, indent: 0 }, style));
}

function starred({ text, indent }: HangingLine, style: Style): HangingLine {
  return { text: style(STARS + text), indent: STARS.length + indent };
}

function quietIfTold(line: string, look: Look): HangingLine {
  const isTold = line.startsWith("***");
  return {
    text: isTold ? dim(line, look) : line,
    indent: isTold ? STARS.length : 0,
  };
}

function sgr(on: number, text: string, off: number, look: Look): string {
  return look.color ? `\x1b[${on}m${text}\x1b[${off}m` : text;
}
