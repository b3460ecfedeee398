// @ts-check
/// <reference lib="dom" />

/** @import { RoomMessage } from "../../messages/json_message.ts" */
/** @import { SearchParts } from "./search_panel.js" */

import { dayAndTime } from "./clock_time.js";
import { make } from "./dom.js";
import { markedWords } from "./marked_words.js";

/**
 * A line that was found, as a button that leads to it.
 *
 * @param {RoomMessage} event
 * @param {readonly string[]} sought
 * @param {SearchParts} parts
 * @returns {HTMLButtonElement}
 */
export function searchResult(event, sought, { hues, titleOf }) {
  const { who, room, time } = event;
  const name = make("bdi", `who ${hues.of(who)}`, who);
  const at = make("time", "", dayAndTime(time));
  at.dateTime = time;
  const where = make("bdi", "where", titleOf(room));
  const text = make("span", "text", ...marked(textOf(event), sought));
  text.dir = "auto";
  const head = make("span", "head", name, " ", where, " ", at);
  const result = make("button", "result", head, " ", text);
  result.type = "button";
  return result;
}

/**
 * @param {string} line
 * @param {readonly string[]} sought
 */
function marked(line, sought) {
  return markedWords(line, sought).map(({ text, isMarked }) =>
    isMarked ? make("mark", "", text) : text
  );
}

/** @param {RoomMessage} event */
function textOf(event) {
  return event.kind === "topic" ? event.topic : event.text;
}
