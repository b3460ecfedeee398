/**
 * One JSON object a line, for programs.
 *
 * @module
 */

import type { TimedAnswer } from "../messages/answer.ts";
import type { RoomEvent } from "../messages/event.ts";
import { sentence } from "./sentence.ts";
import { type Lang, texts } from "../messages/texts/texts.ts";

/**
 * Writes what happened as one JSON object (RFC 8259) and a newline. Every
 * object has `kind`, `time` (RFC 3339) and `text`: what the person said, or the
 * server's sentence. What happened in a room has `id`, `room` and `who` too.
 */
export function toJson(what: RoomEvent | TimedAnswer, lang: Lang): string {
  const time = new Date(what.time).toISOString();
  const text = textOf(what, lang);
  if (!("id" in what)) {
    return JSON.stringify({ kind: what.kind, time, ...facts(what), text }) +
      "\n";
  }
  const { kind, id, room, who } = what;
  return JSON.stringify({ kind, id, time, room, who, ...details(what), text }) +
    "\n";
}

/** What somebody said, or else the server's sentence for what happened. */
function textOf(what: RoomEvent | TimedAnswer, lang: Lang): string {
  switch (what.kind) {
    case "said":
    case "acted":
    case "announced":
    case "whisper":
      return what.text;
    case "prompt":
      return texts[lang].prompts[what.for];
    default:
      return sentence(what, texts[lang]);
  }
}

/** What an event has beyond what all events have. */
function details(event: RoomEvent): object | undefined {
  switch (event.kind) {
    case "left":
      return { reason: event.reason, words: event.text };
    case "renamed":
      return { to: event.to };
    case "topic":
      return { topic: event.text };
    default:
      return undefined;
  }
}

/** What an answer has beyond what all answers have. */
function facts(answer: TimedAnswer): object {
  switch (answer.kind) {
    case "prompt":
      return { for: answer.for };
    case "notice":
      return { code: answer.code };
    case "whisper":
      return { who: answer.who, to: answer.to };
    case "welcome":
      return { who: answer.who, token: answer.token };
    case "invite":
      return { room: answer.room, url: answer.url };
    case "rooms":
      return { count: answer.count, rooms: answer.rooms };
    case "who": {
      const { room, count, names, owner, isLocked } = answer;
      return { room, count, names, owner, isLocked };
    }
  }
}
