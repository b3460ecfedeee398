// @ts-check
/// <reference lib="dom" />

/** @import { Message, RoomsMessage, WhisperMessage } from "../../messages/message.ts" */
/** @import { NameHues } from "./name_hues.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { clockTime } from "./clock_time.js";
import { make } from "./dom.js";
import { linkify } from "./linkify.js";
import { noticeView } from "./notice_view.js";

/**
 * What a line needs to know beside its message.
 *
 * @typedef {object} LineContext
 * @property {LocalizedTexts} words
 * @property {NameHues} hues
 * @property {string} me One's own name.
 * @property {(room: string) => void} onRoom Goes to a room.
 */

/**
 * The element that shows a message.
 *
 * @param {Message} message
 * @param {LineContext} context
 * @returns {HTMLElement}
 */
export function lineView(message, context) {
  const { me, words, hues } = context;
  switch (message.kind) {
    case "said":
      return said(message, message.who === me, hues.of(message.who));
    case "acted":
      return acted(message, message.who === me, hues.of(message.who));
    case "announced": {
      const label = words.all.line.announced(message.who);
      return row("announced", head(label, message.time), body(message.text));
    }
    case "whisper":
      return whisper(message, context);
    case "rooms":
      return rooms(message, context);
    case "topic":
      if ("id" in message) return news(message);
      return row("notice", ...noticeView(message.text));
    case "notice":
    case "help":
      return row("notice", ...noticeView(message.text));
    default:
      return news(message);
  }
}

/** @param {Message} message */
function news({ text, time }) {
  return row("news", make("span", "", text), timeOf(time));
}

/**
 * @param {Message & { who: string }} message
 * @param {boolean} isOwn
 * @param {string} hue
 */
function said({ who, text, time }, isOwn, hue) {
  const kind = isOwn ? "said own" : "said";
  const line = row(kind, head(who, time, hue), body(text));
  line.dataset.who = who;
  return line;
}

/**
 * @param {Message & { who: string }} message
 * @param {boolean} isOwn
 * @param {string} hue
 */
function acted({ who, text, time }, isOwn, hue) {
  const name = make("span", `actor ${hue}`, who);
  const words = make("p", "text", name, " ", ...linkify(text));
  return row(isOwn ? "acted own" : "acted", words, timeOf(time));
}

/**
 * @param {WhisperMessage} message
 * @param {LineContext} context
 */
function whisper({ who, to, text, time }, { me, words }) {
  const isOwn = who === me;
  const { line } = words.all;
  const label = isOwn ? line.to(to) : line.from(who);
  return row(`whisper${isOwn ? " own" : ""}`, head(label, time), body(text));
}

/**
 * @param {RoomsMessage} message
 * @param {LineContext} context
 */
function rooms({ rooms }, { words, onRoom }) {
  const list = make("ul");
  for (const { name, people, topic } of rooms) {
    const count = make("span", "", words.all.line.people(people));
    const button = make("button", "", name, " ", count);
    button.type = "button";
    button.title = topic;
    button.onclick = () => onRoom(name);
    list.append(make("li", "", button));
  }
  return row("rooms", list);
}

/**
 * @param {string} kind
 * @param {...Node} content
 */
function row(kind, ...content) {
  return make("div", `line ${kind}`, ...content);
}

/**
 * @param {string} who
 * @param {string} time
 * @param {string} [hue]
 */
function head(who, time, hue = "") {
  return make("p", "head", make("span", `who ${hue}`, who), timeOf(time));
}

/** @param {string} text */
function body(text) {
  return make("p", "text", ...linkify(text));
}

/** @param {string} time */
function timeOf(time) {
  const element = make("time", "", clockTime(time));
  element.dateTime = time;
  return element;
}
