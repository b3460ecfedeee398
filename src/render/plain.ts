/**
 * Lines for people.
 *
 * @module
 */

import type { TimedAnswer } from "../messages/answer.ts";
import type { RoomEvent } from "../messages/event.ts";
import { clockTime, dateAndTime } from "./clock_time.ts";
import { nameColor } from "./name_color.ts";
import { sentence } from "./sentence.ts";
import { type Lang, texts } from "../messages/texts/texts.ts";

/** The choices that matter for plain text. */
export interface PlainStyle {
  /** The language of the server's sentences. */
  readonly lang: Lang;
  /** Whether lines begin with the time of day. */
  readonly time: boolean;
  /** Whether names have colours. */
  readonly color: boolean;
}

/** Writes an event or an answer as lines for people. */
export function toPlain(
  what: RoomEvent | TimedAnswer,
  style: PlainStyle,
): string {
  const { you, prompts } = texts[style.lang];
  const at = style.time ? clockTime(what.time) : "";
  switch (what.kind) {
    case "said":
      return `${at}[${named(what.who, style)}] ${what.text}\n`;
    case "acted":
      return `${at}* ${named(what.who, style)} ${what.text}\n`;
    case "whisper": {
      const who = what.isOwn ? you : named(what.who, style);
      const to = what.isOwn ? named(what.to, style) : you;
      const text = what.isAction ? `* ${what.text}` : what.text;
      return `${at}[${who} -> ${to}] ${text}\n`;
    }
    case "past":
    case "found": {
      const isSearch = what.kind === "found";
      return told(what, style) + what.events.map((event) => {
        const room = isSearch ? ` ${event.room}` : "";
        return `${dateAndTime(event.time)}${room} #${event.id} ${
          toPlain(event, { ...style, time: false })
        }`;
      }).join("");
    }
    case "prompt":
      return prompts[what.for];
    default:
      return told(what, style);
  }
}

function told(
  what: Parameters<typeof sentence>[0] & { readonly time: number },
  style: PlainStyle,
): string {
  const at = style.time ? clockTime(what.time) : "";
  const [before, after] = style.color ? [`\x1b[2m`, `\x1b[22m`] : ["", ""];
  return sentence(what, texts[style.lang]).split("\n")
    .map((line) => `${at}${before}*** ${line}${after}\n`).join("");
}

function named(name: string, style: PlainStyle): string {
  return style.color ? `\x1b[${nameColor(name)}m${name}\x1b[39m` : name;
}
