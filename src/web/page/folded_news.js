// @ts-check
/// <reference lib="dom" />

/** @import { Message } from "../../messages/json_message.ts" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { clockTime } from "./clock_time.js";
import { isolate } from "./isolate.js";

// So many are called by name; the others are counted.
const NAMED = 2;

/**
 * Lines that tell of several people, with the first of them and how many.
 *
 * @type {WeakMap<Element, { kind: "joined" | "left", names: string[], count: number }>}
 */
const folds = new WeakMap();

/**
 * Notes a line that others can be folded into: somebody came, or went without a
 * word. A person who was sent away, or who said something, keeps a line alone.
 *
 * @param {Element} line
 * @param {Message} message
 */
export function noteFold(line, message) {
  if (!isPlain(message)) return;
  folds.set(line, { kind: message.kind, names: [message.who], count: 1 });
}

/**
 * Folds a message into a line, if they tell of the same.
 *
 * @param {Element | null} line
 * @param {Message} message
 * @param {LocalizedTexts} words
 * @returns {boolean} Whether it is told there now.
 */
export function foldInto(line, message, words) {
  const fold = line === null ? undefined : folds.get(line);
  if (line === null || fold === undefined || !isPlain(message)) return false;
  if (fold.kind !== message.kind) return false;
  fold.count++;
  if (fold.names.length < NAMED) fold.names.push(message.who);
  const { names } = fold;
  const [first, second] = names;
  const more = fold.count - names.length;
  const sentence = words.all.line[fold.kind](first, second, more);
  line.querySelector("span")?.replaceChildren(...isolate(sentence, names));
  const time = line.querySelector("time");
  if (time !== null) {
    time.dateTime = message.time;
    time.textContent = clockTime(message.time);
  }
  return true;
}

/**
 * @param {Message} message
 * @returns {message is Message & { kind: "joined" | "left" }}
 */
function isPlain(message) {
  if (message.kind === "joined") return true;
  return message.kind === "left" && message.words === "" &&
    ["quit", "lost", "moved"].includes(message.reason);
}
