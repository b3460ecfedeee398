// @ts-check
/// <reference lib="dom" />

/** @import { Message, RoomsMessage, WhisperMessage } from "../../messages/json_message.ts" */
/** @import { NameHues } from "./name_hues.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { clockTime } from "./clock_time.js";
import { make } from "./dom.js";
import { linkify } from "./linkify.js";
import { messageBody } from "./message_body.js";
import { helpView } from "./help_view.js";
import { isolate } from "./isolate.js";

/**
 * The context of a line.
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
      return said(message, context);
    case "acted":
      return acted(message, message.who === me, hues.of(message.who));
    case "announced": {
      const { who, time, text } = message;
      const label = isolate(words.all.line.announced(who), [who]);
      return row("announced", head(label, time), body(text));
    }
    case "whisper":
      return whisper(message, context);
    case "rooms":
      return rooms(message, context);
    case "topic":
      if ("id" in message) return news(message);
      return row("notice", body(message.text));
    case "help":
      return row("notice", helpView(message));
    case "notice":
      return row("notice", body(message.text));
    default:
      return news(message);
  }
}

/**
 * A message that could not be shown in its own way.
 *
 * @param {Message} message
 * @returns {HTMLElement}
 */
export function plainLine(message) {
  const who = "who" in message ? `${message.who}: ` : "";
  const line = row("notice", make("p", "text", `${who}${message.text}`));
  line.dataset.at = message.time;
  return line;
}

/** @param {Message} message */
function news(message) {
  /** @type {{ who?: string, to?: string, words?: string, topic?: string }} */
  const { who, to, words, topic } = Object(message);
  const sentence = isolate(message.text, [words, topic, who, to]);
  return row("news", make("span", "", ...sentence), timeOf(message.time));
}

/**
 * @param {Message & { who: string }} message
 * @param {LineContext} context
 */
function said({ who, text, time }, { me, hues, words }) {
  const kind = who === me ? "said own" : "said";
  const content = messageBody(text, words);
  const line = row(kind, head([who], time, hues.of(who)), content);
  line.dataset.who = who;
  line.dataset.text = text;
  return line;
}

/**
 * Adds a line of the same message to one that is shown.
 *
 * @param {HTMLElement} line
 * @param {string} text
 * @param {LocalizedTexts} words
 */
export function extendLine(line, text, words) {
  const whole = `${line.dataset.text}\n${text}`;
  line.dataset.text = whole;
  line.querySelector(":scope > .text")?.replaceWith(messageBody(whole, words));
}

/**
 * @param {Message & { who: string }} message
 * @param {boolean} isOwn
 * @param {string} hue
 */
function acted({ who, text, time }, isOwn, hue) {
  const name = make("bdi", `actor ${hue}`, who);
  const words = make("p", "text", name, " ", make("bdi", "", ...linkify(text)));
  return row(isOwn ? "acted own" : "acted", words, timeOf(time));
}

/**
 * @param {WhisperMessage} message
 * @param {LineContext} context
 */
function whisper({ who, to, text, time }, { me, words }) {
  const isOwn = who === me;
  const { line } = words.all;
  const label = isOwn
    ? isolate(line.to(to), [to])
    : isolate(line.from(who), [who]);
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
    const button = make("button", "", make("bdi", "", name), " ", count);
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
 * @param {(string | HTMLElement)[]} who
 * @param {string} time
 * @param {string} [hue]
 */
function head(who, time, hue = "") {
  return make("p", "head", make("bdi", `who ${hue}`, ...who), timeOf(time));
}

/** @param {string} text */
function body(text) {
  const paragraph = make("p", "text", ...linkify(text));
  // Each line stands as its own letters do.
  paragraph.dir = "auto";
  return paragraph;
}

/** @param {string} time */
function timeOf(time) {
  const element = make("time", "", clockTime(time));
  element.dateTime = time;
  return element;
}
