/**
 * The ways of writing events and answers.
 *
 * @module
 */

import type { TimedAnswer } from "../messages/answer.ts";
import type { RoomEvent } from "../messages/event.ts";
import type { Lang } from "../messages/texts/texts.ts";
import { toJson } from "./json.ts";
import { toPlain } from "./plain.ts";

/** The reader of an answer. */
export interface AnswerReader {
  /** Their name; empty while they have none. */
  readonly name: string;
}

/** A protocol's own way of writing. There is one object for each way. */
export interface Writer {
  /** Writes an event of a room: the same text for all readers of the dialect. */
  event(event: RoomEvent, dialect: Dialect): string;
  /** Writes an answer to one person. */
  answer(answer: TimedAnswer, reader: AnswerReader, dialect: Dialect): string;
}

/** A way of writing. Readers of the same dialect share a feed. */
export interface Dialect {
  /** Lines for people, or one JSON object a line. */
  readonly format: "text" | "json";
  /** The writer of a protocol that sends neither. */
  readonly writer?: Writer | undefined;
  /** The language of the server's sentences. */
  readonly lang: Lang;
  /** Whether lines begin with the time of day. Text only. */
  readonly time: boolean;
  /** Whether names have colours. Text only. */
  readonly color: boolean;
}

const LINES = {};
const known = new WeakMap<Writer | typeof LINES, Map<string, Dialect>>();

/** The one object that stands for these choices, so that `===` compares them. */
export function dialectOf(choices: Dialect): Dialect {
  const { format, lang, writer } = choices;
  const time = choices.time && format === "text";
  const color = choices.color && format === "text";
  const key = [format, lang, time, color].join();
  let dialects = known.get(writer ?? LINES);
  if (dialects === undefined) {
    known.set(writer ?? LINES, dialects = new Map());
  }
  let dialect = dialects.get(key);
  if (dialect === undefined) {
    dialect = Object.freeze({ format, lang, time, color, writer });
    dialects.set(key, dialect);
  }
  return dialect;
}

const NOBODY: AnswerReader = { name: "" };

/**
 * Writes an event or an answer: one line or several, each with its newline.
 *
 * @param reader The reader of an answer.
 */
export function render(
  what: RoomEvent | TimedAnswer,
  dialect: Dialect,
  reader: AnswerReader = NOBODY,
): string {
  const { writer } = dialect;
  if (writer !== undefined) {
    return "id" in what
      ? writer.event(what, dialect)
      : writer.answer(what, reader, dialect);
  }
  return dialect.format === "json"
    ? toJson(what, dialect.lang)
    : toPlain(what, dialect);
}
