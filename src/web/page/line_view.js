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
import { isolate, unbracket } from "./isolate.js";
import { seat } from "./seat.js";

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
  const { words, hues } = context;
  switch (message.kind) {
    case "said":
      return said(message, context);
    case "acted":
      return acted(message, context);
    case "announced": {
      const { who, time, text } = message;
      const label = isolate(words.all.line.announced(who), [who]);
      const content = [seat(who, hues.of(who)), head(label, time), body(text)];
      return spoken("announced", message, ...content);
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
      return notice(message);
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
function notice({ text }) {
  const paragraph = body(text);
  paragraph.replaceChildren();
  for (const part of unbracket(text)) {
    paragraph.append(...(typeof part === "string" ? linkify(part) : [part]));
  }
  return row("notice", paragraph);
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
  const hue = hues.of(who);
  const content = [head([who], time, hue), messageBody(text, words)];
  return spoken(kind, { who, text }, seat(who, hue), ...content);
}

/**
 * Adds a line of the same message to one that is shown.
 *
 * @param {HTMLElement} line
 * @param {string} text
 * @param {LocalizedTexts} words
 */
export function extendLine(line, text, words) {
  write(line, `${line.dataset.said}\n${text}`, words);
}

/**
 * Lets a line begin with what another one shows of the same message.
 *
 * @param {HTMLElement} line
 * @param {HTMLElement} beginning
 * @param {LocalizedTexts} words
 */
export function beginLine(line, beginning, words) {
  const { said, first, at, part } = beginning.dataset;
  write(line, `${said}\n${line.dataset.said}`, words);
  Object.assign(line.dataset, { first, at });
  if (part === undefined) delete line.dataset.part;
  const time = beginning.querySelector(":scope > .head time");
  if (time) line.querySelector(":scope > .head time")?.replaceWith(time);
}

/**
 * @param {HTMLElement} line
 * @param {string} text
 * @param {LocalizedTexts} words
 */
function write(line, text, words) {
  line.dataset.said = text;
  line.querySelector(":scope > .text")?.replaceWith(messageBody(text, words));
}

/**
 * @param {Message & { who: string }} message
 * @param {LineContext} context
 */
function acted({ who, text, time }, { me, hues }) {
  const hue = hues.of(who);
  const name = make("bdi", `actor ${hue}`, who);
  const words = make("p", "text", name, " ", make("bdi", "", ...linkify(text)));
  const kind = who === me ? "acted own" : "acted";
  const content = [seat(who, hue), words, timeOf(time)];
  return spoken(kind, { who, text }, ...content);
}

/**
 * @param {WhisperMessage} message
 * @param {LineContext} context
 */
function whisper({ who, to, text, time }, { me, words, hues }) {
  const isOwn = who === me;
  const { line } = words.all;
  const label = isOwn
    ? isolate(line.to(to), [to])
    : isolate(line.from(who), [who]);
  const kind = isOwn ? "whisper own" : "whisper";
  const content = [seat(who, hues.of(who)), head(label, time), body(text)];
  const shown = spoken(kind, { who, text }, ...content);
  shown.dataset.to = to;
  return shown;
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
 * A line that a person said, which can be answered, copied and so on.
 *
 * @param {string} kind
 * @param {{ who?: string, text: string }} message
 * @param {...Node} content
 */
function spoken(kind, { who = "", text }, ...content) {
  const line = row(kind, ...content);
  line.dataset.who = who;
  line.dataset.said = text;
  return line;
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
