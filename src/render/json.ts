/**
 * One JSON object a line, for programs.
 *
 * @module
 */

import type { TimedAnswer } from "../messages/answer.ts";
import type { RoomEvent } from "../messages/event.ts";
import type {
  AnswerMessage,
  Message,
  RoomMessage,
} from "../messages/json_message.ts";
import { sentence } from "./sentence.ts";
import { type Lang, texts } from "../messages/texts/texts.ts";

/**
 * Writes an event or an answer as one JSON object (RFC 8259) and a newline.
 * Every object has `kind`, `time` (RFC 3339) and `text`: a person's text, or
 * the server's sentence. An event has `id`, `room` and `who` too.
 */
export function toJson(what: RoomEvent | TimedAnswer, lang: Lang): string {
  return JSON.stringify(toMessage(what, lang)) + "\n";
}

function toMessage(what: RoomEvent | TimedAnswer, lang: Lang): Message {
  const text = textOf(what, lang);
  return "id" in what
    ? eventMessage(what, text)
    : answerMessage(what, text, lang);
}

/** The text that a person said, or else the server's sentence. */
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

function toEvent(event: RoomEvent, lang: Lang): RoomMessage {
  return eventMessage(event, textOf(event, lang));
}

function eventMessage(event: RoomEvent, text: string): RoomMessage {
  const { id, room, who } = event;
  const stamp = { id, time: timestamp(event.time), room, who };
  switch (event.kind) {
    case "left": {
      const { kind, reason, text: words } = event;
      return { kind, ...stamp, reason, words, text };
    }
    case "renamed":
      return { kind: event.kind, ...stamp, to: event.to, text };
    case "topic":
      return { kind: event.kind, ...stamp, topic: event.text, text };
    case "deleted": {
      const { kind, from, to, of } = event;
      return { kind, ...stamp, from, to, of, text };
    }
    case "said": {
      const { kind, follows } = event;
      return { kind, ...stamp, ...follows && { follows }, text };
    }
    default:
      return { kind: event.kind, ...stamp, text };
  }
}

function answerMessage(
  answer: TimedAnswer,
  text: string,
  lang: Lang,
): AnswerMessage {
  const time = timestamp(answer.time);
  switch (answer.kind) {
    case "prompt":
      return { kind: answer.kind, time, for: answer.for, text };
    case "notice":
      return { kind: answer.kind, time, code: answer.code, text };
    case "whisper":
      return { kind: answer.kind, time, who: answer.who, to: answer.to, text };
    case "welcome": {
      const { kind, who, token } = answer;
      return { kind, time, who, token, text };
    }
    case "invite": {
      const { kind, room, isLink, url } = answer;
      return { kind, time, room, isLink, url, text };
    }
    case "typing":
      return {
        kind: answer.kind,
        time,
        room: answer.room,
        who: answer.who,
        text,
      };
    case "away": {
      const { kind, room, who, words } = answer;
      return { kind, time, room, who, words, text };
    }
    case "token": {
      const { kind, room, url, token } = answer;
      return { kind, time, room, url, token, text };
    }
    case "ticket": {
      const { kind, room, ticket, isAsked } = answer;
      return { kind, time, room, ticket, isAsked, text };
    }
    case "rooms": {
      const { kind, count, rooms } = answer;
      return { kind, time, count, rooms, text };
    }
    case "who": {
      const { kind, room, count, names, away, owner, isLocked } = answer;
      return { kind, time, room, count, names, away, owner, isLocked, text };
    }
    case "topic": {
      const { kind, room, topic, who } = answer;
      const since = answer.since === undefined
        ? undefined
        : timestamp(answer.since);
      return { kind, time, room, topic, who, since, text };
    }
    case "past": {
      const { kind, room, hasMore, next, isKept } = answer;
      const events = answer.events.map((event) => toEvent(event, lang));
      return { kind, time, room, events, hasMore, next, isKept, text };
    }
    case "found": {
      const { kind, query, next } = answer;
      const events = answer.events.map((event) => toEvent(event, lang));
      return { kind, time, query, events, next, text };
    }
    case "help": {
      const { kind, isAll } = answer;
      const commands = answer.commands.map((command) => ({
        ...command,
        summary: texts[lang].commands[command.name],
      }));
      return { kind, time, isAll, commands, text };
    }
  }
}

function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
