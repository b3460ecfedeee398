/**
 * How what happens is put into bytes for one kind of reader.
 *
 * @module
 */

import type { TimedAnswer } from "../messages/answer.ts";
import type { RoomEvent } from "../messages/event.ts";
import type { Lang } from "../messages/texts/texts.ts";
import { toJson } from "./json.ts";
import { toPlain } from "./plain.ts";

/** A way of writing. Those who share one share a feed. */
export interface Dialect {
  /** Lines for people, or one JSON object a line. */
  readonly format: "text" | "json";
  /** The language of the server's words. */
  readonly lang: Lang;
  /** Whether lines begin with the time of day. Text only. */
  readonly time: boolean;
  /** Whether names have colours. Text only. */
  readonly color: boolean;
}

const known = new Map<string, Dialect>();

/** The one object that stands for these choices, so that `===` compares them. */
export function dialectOf(choices: Dialect): Dialect {
  const { format, lang } = choices;
  const time = choices.time && format === "text";
  const color = choices.color && format === "text";
  const key = [format, lang, time, color].join();
  let dialect = known.get(key);
  if (dialect === undefined) {
    dialect = Object.freeze({ format, lang, time, color });
    known.set(key, dialect);
  }
  return dialect;
}

/** Writes an event or an answer: one line or several, each with its newline. */
export function render(
  what: RoomEvent | TimedAnswer,
  dialect: Dialect,
): string {
  return dialect.format === "json"
    ? toJson(what, dialect.lang)
    : toPlain(what, dialect);
}
