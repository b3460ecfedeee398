// @ts-check
/// <reference lib="dom" />

/** @import { Message } from "../../messages/json_message.ts" */
/** @import { LineContext } from "./line_view.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { removeDeleted } from "./deleted_lines.js";
import { find, make } from "./dom.js";
import { foldInto, noteFold } from "./folded_news.js";
import { relateLine, writeDays } from "./line_relation.js";
import { extendLine, lineView, plainLine } from "./line_view.js";
import { LogScroll } from "./log_scroll.js";
import { keyOf, markLine, shownLines } from "./past_lines.js";

const MOST = 1000;
// So many lines must have space, for more to be put above the others.
const SPACE = 100;

/** Everything that was said, oldest first. */
export class LogView {
  #log = find("log", HTMLElement);
  /** @type {LocalizedTexts} */
  #words;
  #scroll;
  // Ids count within one session in one room.
  #stay = 0;

  /** @param {LocalizedTexts} words */
  constructor(words) {
    this.#words = words;
    this.#scroll = new LogScroll(words);
    words.follow(() => writeDays(this.#log));
  }

  /** The number of this stay, in which ids count. */
  get stay() {
    return this.#stay;
  }

  /** Whether more older lines would not fit. */
  get isFull() {
    return this.#log.childElementCount > MOST - SPACE;
  }

  /** Whether the newest line stays in sight. */
  get isFollowing() {
    return this.#scroll.isFollowing;
  }

  /** Goes to the newest line. */
  follow() {
    this.#scroll.follow();
  }

  /** Stays at the lines that the reader looks at. */
  stop() {
    this.#scroll.stop();
  }

  /** Takes everything away. */
  clear() {
    this.#log.replaceChildren();
    this.#scroll.clear();
  }

  /** Goes to the oldest line. */
  goBack() {
    this.#scroll.stop();
    this.#log.scrollTop = 0;
    this.#log.focus();
  }

  /** @param {string} time When something was said that nobody looked at. */
  markMissed(time) {
    this.#log.querySelector(".missed")?.remove();
    const mark = make("div", "line missed", this.#words.all.room.unread);
    mark.dataset.at = time;
    this.#log.append(mark);
  }

  /** Begins another stay, or another room, where ids count anew. */
  beginStay() {
    this.#stay++;
  }

  /**
   * Shows a message that could not be shown as what it is.
   *
   * @param {Message} message
   */
  addPlain(message) {
    this.#log.append(plainLine(message));
    if (this.#scroll.isFollowing) this.#scroll.follow();
  }

  /**
   * Shows a message.
   *
   * @param {Message} message
   * @param {LineContext & { isOld: boolean, isOwn: boolean, isCalled: boolean }} context
   */
  add(message, context) {
    // Screen readers do not read the history out while it comes in.
    this.#log.ariaLive = context.isOld ? "off" : "polite";
    if (message.kind === "deleted") {
      removeDeleted(this.#log, this.#stay, message);
    }
    const isEvent = "id" in message;
    // The reader has scrolled up to it before it was told again.
    if (context.isOld && isEvent && shownLines(this.#log).has(keyOf(message))) {
      return;
    }
    if (this.#extend(message, context)) return;
    const line = lineView(message, context);
    noteFold(line, message);
    line.dataset.at = message.time;
    if (isEvent) markLine(line, message, this.#stay);
    const next = this.#firstAfter(message);
    this.#log.insertBefore(line, next);
    if (context.isCalled) this.#call(line);
    relateLine(line);
    if (next instanceof HTMLElement) relateLine(next);
    while (this.#log.childElementCount > MOST) this.#log.firstChild?.remove();
    if (this.#scroll.isFollowing || context.isOwn) this.#scroll.follow();
    else if (!context.isOld) this.#scroll.miss();
  }

  /**
   * Shows that a line calls the reader.
   *
   * @param {HTMLElement} line
   */
  #call(line) {
    line.classList.add("called");
    this.#scroll.call(line);
  }

  /**
   * Adds a message to the last line, if it goes on with that.
   *
   * @param {Message} message
   * @param {{ isCalled: boolean }} context
   * @returns {boolean} Whether it does.
   */
  #extend(message, { isCalled }) {
    const last = this.#log.lastElementChild;
    if (!("id" in message) || !(last instanceof HTMLElement)) return false;
    const { id = "", who } = last.dataset;
    const [stay, lastId] = id.split(" ").map(Number);
    if (stay !== this.#stay || lastId >= message.id) return false;
    if (message.kind === "said") {
      const isNext = lastId === message.id - 1 && who === message.who;
      if (!message.follows || !isNext) return false;
      extendLine(last, message.text, this.#words);
      if (isCalled) this.#call(last);
    } else if (!foldInto(last, message, this.#words)) return false;
    last.dataset.id = `${this.#stay} ${message.id}`;
    if (this.#scroll.isFollowing) this.#scroll.follow();
    return true;
  }

  /**
   * The line before which an event belongs that is told late.
   *
   * @param {Message} message
   * @returns {Element | null}
   */
  #firstAfter(message) {
    if (!("id" in message)) return null;
    /** @type {Element | null} */
    let next = null;
    let line = this.#log.lastElementChild;
    for (; line instanceof HTMLElement; line = line.previousElementSibling) {
      // A message without an id stands where it came.
      if (line.dataset.id === undefined) continue;
      const [stay, id] = line.dataset.id.split(" ").map(Number);
      if (stay !== this.#stay || id < message.id) break;
      next = line;
    }
    while (next?.previousElementSibling?.classList.contains("day")) {
      next = next.previousElementSibling;
    }
    return next;
  }
}
