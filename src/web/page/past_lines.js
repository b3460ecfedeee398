// @ts-check
/// <reference lib="dom" />

/** @import { RoomMessage } from "../../messages/json_message.ts" */
/** @import { LineContext } from "./line_view.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { make } from "./dom.js";
import { relateLine } from "./line_relation.js";
import { beginLine, extendLine, lineView } from "./line_view.js";

/**
 * The lines of events of the past, oldest first.
 *
 * @param {readonly RoomMessage[]} events
 * @param {number} stay The stay in which their ids count.
 * @param {LineContext} context
 * @returns {HTMLElement[]}
 */
export function pastLines(events, stay, context) {
  /** @type {HTMLElement[]} */
  const lines = [];
  for (const [at, event] of events.entries()) {
    const last = lines[lines.length - 1];
    const before = events[at - 1];
    const isMore = event.kind === "said" && event.follows === true &&
      before?.id === event.id - 1 && before.who === event.who;
    if (isMore) extendLine(last, event.text, context.words);
    else lines.push(lineView(event, context));
    markLine(lines[lines.length - 1], event, stay);
  }
  return lines;
}

/**
 * Notes which events a line shows: one, or one more.
 *
 * @param {HTMLElement} line
 * @param {RoomMessage} event
 * @param {number} stay
 */
export function markLine(line, event, stay) {
  const { dataset } = line;
  const { id, time, room } = event;
  const isMore = event.kind === "said" && event.follows === true;
  if (isMore && dataset.first === undefined) dataset.part = "more";
  dataset.id = `${stay} ${id}`;
  dataset.first ??= `${id}`;
  dataset.at ??= time;
  dataset.room ??= room;
}

/**
 * What tells an event from all others: a room that is made anew counts from 1.
 *
 * @param {RoomMessage} event
 * @returns {string}
 */
export function keyOf({ id, time, room }) {
  return `${id} ${time} ${room}`;
}

/**
 * The lines that are shown, by what tells their first events from others.
 *
 * @param {HTMLElement} log
 * @returns {Map<string, HTMLElement>}
 */
export function shownLines(log) {
  /** @type {Map<string, HTMLElement>} */
  const lines = new Map();
  for (const line of log.querySelectorAll("[data-first]")) {
    if (!(line instanceof HTMLElement)) continue;
    const { first, at, room } = line.dataset;
    lines.set(`${first} ${at} ${room}`, line);
  }
  return lines;
}

/**
 * Puts lines between others, so that each day has its head once, and a message
 * that two pages have parts of is one line.
 *
 * @param {HTMLElement[]} lines
 * @param {LocalizedTexts} words
 * @param {(lines: HTMLElement[]) => void} put
 */
export function putLines(lines, words, put) {
  const first = lines[0];
  const last = lines[lines.length - 1];
  if (last === undefined) return;
  put(lines);
  let next = last.nextElementSibling;
  if (next?.classList.contains("day")) {
    const day = next;
    next = next.nextElementSibling;
    day.remove();
  }
  const after = next instanceof HTMLElement ? next : undefined;
  const before = first.previousElementSibling;
  // The line that was there stays: the reader may be looking at it.
  if (before instanceof HTMLElement && goesOn(before, first)) {
    extendLine(before, first.dataset.said ?? "", words);
    before.dataset.id = first.dataset.id;
    first.remove();
  } else if (after !== undefined && goesOn(last, after)) {
    beginLine(after, last, words);
    last.remove();
  }
  for (const line of lines) if (line.isConnected) relateLine(line);
  if (after?.dataset.at) relateLine(after);
}

/**
 * Whether the second line shows more of the message that the first one shows.
 *
 * @param {HTMLElement} before
 * @param {HTMLElement} line
 */
function goesOn(before, line) {
  const { id, who } = before.dataset;
  const { id: itsId = "", first, part } = line.dataset;
  const [stay] = itsId.split(" ");
  return part === "more" && line.dataset.who === who &&
    id === `${stay} ${Number(first) - 1}`;
}

/**
 * Changes what stands around a line, of which one side stays where it is on the
 * screen: the bottom when lines come before it, as its head may go then.
 *
 * @param {HTMLElement} log
 * @param {Element} line
 * @param {"top" | "bottom"} side
 * @param {() => void} change
 */
export function keepPlace(log, line, side, change) {
  const before = line.getBoundingClientRect()[side];
  change();
  log.scrollTop += line.getBoundingClientRect()[side] - before;
}

/**
 * What stands where nothing older is.
 *
 * @param {string} text
 */
export function pastEnd(text) {
  return make("p", "past-end", text);
}
