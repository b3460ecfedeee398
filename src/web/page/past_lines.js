// @ts-check
/// <reference lib="dom" />

/** @import { RoomMessage } from "../../messages/json_message.ts" */
/** @import { LineContext } from "./line_view.js" */

import { make } from "./dom.js";
import { relateLine } from "./line_relation.js";
import { extendLine, lineView } from "./line_view.js";

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
export function markLine(line, { id, time, room }, stay) {
  const { dataset } = line;
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
 * Puts lines between others, so that each day has its head once.
 *
 * @param {HTMLElement[]} lines
 * @param {(lines: HTMLElement[]) => void} put
 */
export function putLines(lines, put) {
  const last = lines[lines.length - 1];
  if (last === undefined) return;
  put(lines);
  for (const line of lines) relateLine(line);
  let next = last.nextElementSibling;
  if (next?.classList.contains("day")) {
    const day = next;
    next = next.nextElementSibling;
    day.remove();
  }
  if (next instanceof HTMLElement && next.dataset.at) relateLine(next);
}

/**
 * Changes what stands around a line, whose text stays where it is on the
 * screen: its head, which stands above its text, may go.
 *
 * @param {HTMLElement} log
 * @param {Element} line
 * @param {() => void} change
 */
export function keepPlace(log, line, change) {
  const { bottom } = line.getBoundingClientRect();
  change();
  log.scrollTop += line.getBoundingClientRect().bottom - bottom;
}

/**
 * What stands where nothing older is.
 *
 * @param {string} text
 */
export function pastEnd(text) {
  return make("p", "past-end", text);
}
