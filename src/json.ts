/**
 * One JSON object a line, for programs.
 *
 * @module
 */

import type { TimedAnswer } from "./answer.ts";
import type { RoomEvent } from "./event.ts";
import { sentence } from "./sentence.ts";
import { type Lang, texts } from "./texts/texts.ts";

/**
 * Writes what happened as one JSON object (RFC 8259) and a newline. Every
 * object has `kind`, `time` (RFC 3339) and `text`: what the person said, or the
 * server's sentence.
 */
export function toJson(what: RoomEvent | TimedAnswer, lang: Lang): string {
  return JSON.stringify(toObject(what, lang)) + "\n";
}

function toObject(what: RoomEvent | TimedAnswer, lang: Lang): unknown {
  const { kind } = what;
  const time = new Date(what.time).toISOString();
  switch (what.kind) {
    case "said":
    case "acted": {
      const { id, room, who, text } = what;
      return { kind, id, time, room, who, text };
    }
    case "joined": {
      const { id, room, who } = what;
      return { kind, id, time, room, who, text: told(what, lang) };
    }
    case "left": {
      const { id, room, who, reason, text: words } = what;
      const text = told(what, lang);
      return { kind, id, time, room, who, reason, words, text };
    }
    case "renamed": {
      const { id, room, who, to } = what;
      return { kind, id, time, room, who, to, text: told(what, lang) };
    }
    case "topic": {
      const { id, room, who, text: topic } = what;
      return { kind, id, time, room, who, topic, text: told(what, lang) };
    }
    case "whisper":
      return { kind, time, who: what.who, to: what.to, text: what.text };
    case "who": {
      const { room, count, names } = what;
      return { kind, time, room, count, names, text: told(what, lang) };
    }
    case "rooms": {
      const { count, rooms } = what;
      return { kind, time, count, rooms, text: told(what, lang) };
    }
    case "notice":
      return { kind, time, code: what.code, text: told(what, lang) };
    case "prompt":
      return { kind, time, text: texts[lang].prompt };
  }
}

function told(what: Parameters<typeof sentence>[0], lang: Lang): string {
  return sentence(what, texts[lang]);
}
