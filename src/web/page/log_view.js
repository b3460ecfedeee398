// @ts-check
/// <reference lib="dom" />

/** @import { Message } from "../../messages/json_message.ts" */
/** @import { LineContext } from "./line_view.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { calendarDay } from "./clock_time.js";
import { find, make } from "./dom.js";
import { extendLine, lineView, plainLine } from "./line_view.js";

const MOST = 1000;
// Lines that one person says within this time stand under one head.
const TOGETHER = 5 * 60_000;
// So near its end, the log is taken to be read at its end.
const NEAR = 80;

/** Everything that was said, oldest first. */
export class LogView {
  #log = find("log", HTMLElement);
  #newer = find("newer", HTMLButtonElement);
  /** @type {LocalizedTexts} */
  #words;
  #missed = 0;
  /** @type {HTMLElement | undefined} The first line that calls, out of sight. */
  #called;
  // Ids count within one session in one room.
  #stay = 0;
  // Whether the newest line is to stay in sight.
  #isFollowing = true;
  #isDue = false;

  /** @param {LocalizedTexts} words */
  constructor(words) {
    this.#words = words;
    this.#newer.onclick = () => this.#goOn();
    this.#watchScrolling();
    // A keyboard on the screen, or a turned phone, leaves the end in sight.
    new ResizeObserver(() => {
      if (this.#isFollowing) this.#follow();
    }).observe(this.#log);
    words.follow(() => {
      this.#setMissed(this.#missed);
      for (const day of this.#log.querySelectorAll(".day")) {
        if (day instanceof HTMLElement) {
          day.textContent = dayOf(day.dataset.at ?? "");
        }
      }
    });
  }

  /** Takes everything away. */
  clear() {
    this.#log.replaceChildren();
    this.#setMissed(0);
  }

  /** @param {string} time When something was said that nobody looked at. */
  markMissed(time) {
    this.#log.querySelector(".missed")?.remove();
    const mark = make("div", "line missed", this.#words.all.room.unread);
    mark.dataset.at = time;
    this.#log.append(mark);
  }

  /**
   * Shows that a line calls the reader.
   *
   * @param {HTMLElement} line
   */
  #call(line) {
    line.classList.add("called");
    if (!this.#isFollowing) this.#called ??= line;
  }

  /** Goes to where the reader was called, and from there to the end. */
  #goOn() {
    const called = this.#called;
    this.#called = undefined;
    if (!called?.isConnected) return this.#follow();
    called.scrollIntoView({ block: "center" });
    this.#setMissed(this.#missed);
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
    if (this.#isFollowing) this.#follow();
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
    if (this.#extend(message, context)) return;
    const line = lineView(message, context);
    line.dataset.at = message.time;
    if ("id" in message) line.dataset.id = `${this.#stay} ${message.id}`;
    const next = this.#firstAfter(message);
    this.#log.insertBefore(line, next);
    if (context.isCalled) this.#call(line);
    this.#settle(line);
    if (next instanceof HTMLElement) this.#settle(next);
    while (this.#log.childElementCount > MOST) this.#log.firstChild?.remove();
    if (this.#isFollowing || context.isOwn) this.#follow();
    else if (!context.isOld) this.#setMissed(this.#missed + 1);
  }

  /**
   * Adds a line to the message that it goes on with, if that is the last one.
   *
   * @param {Message} message
   * @param {{ isCalled: boolean }} context
   * @returns {boolean} Whether it does.
   */
  #extend(message, { isCalled }) {
    if (message.kind !== "said" || !message.follows) return false;
    const last = this.#log.lastElementChild;
    if (!(last instanceof HTMLElement)) return false;
    const { id, who } = last.dataset;
    if (id !== `${this.#stay} ${message.id - 1}` || who !== message.who) {
      return false;
    }
    extendLine(last, message.text, this.#words);
    if (this.#isFollowing) this.#follow();
    if (isCalled) this.#call(last);
    last.dataset.id = `${this.#stay} ${message.id}`;
    return true;
  }

  /** Goes to the newest line, once for all that come before the next frame. */
  #follow() {
    this.#isFollowing = true;
    this.#setMissed(0);
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      if (this.#isFollowing) this.#log.scrollTop = this.#log.scrollHeight;
    });
  }

  #watchScrolling() {
    const stop = () => this.#isFollowing = false;
    this.#log.addEventListener("touchmove", stop, { passive: true });
    this.#log.addEventListener("wheel", ({ deltaY }) => {
      if (deltaY < 0) stop();
    }, { passive: true });
    this.#log.addEventListener("keydown", ({ key }) => {
      if (["ArrowUp", "PageUp", "Home"].includes(key)) stop();
    });
    this.#log.addEventListener("scroll", () => {
      // Lines that come and go move the log too, until the next frame.
      if (this.#isFollowing && this.#isDue) return;
      this.#isFollowing = this.#isAtEnd;
      if (this.#isFollowing) this.#setMissed(0);
    });
  }

  get #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    return scrollHeight - scrollTop - clientHeight < NEAR;
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

  /**
   * Sets a line in relation to the one before it: a new day, or more of what
   * the same person says.
   *
   * @param {HTMLElement} line
   */
  #settle(line) {
    const before = line.previousElementSibling;
    const { at = "", who } = line.dataset;
    const last = before instanceof HTMLElement ? before.dataset : {};
    const isNewDay = dayOf(last.at ?? "") !== dayOf(at);
    if (isNewDay && !line.classList.contains("day")) this.#divide(line, at);
    const isMore = !isNewDay && who !== undefined && who === last.who &&
      Date.parse(at) - Date.parse(last.at ?? "") < TOGETHER;
    line.classList.toggle("follows", isMore);
  }

  /**
   * Puts the day before its first line.
   *
   * @param {HTMLElement} line
   * @param {string} at
   */
  #divide(line, at) {
    const day = make("div", "line day", dayOf(at));
    day.dataset.at = at;
    line.before(day);
    const after = line.nextElementSibling;
    if (after?.className === day.className && after.textContent === dayOf(at)) {
      after.remove();
    }
  }

  /** @param {number} count */
  #setMissed(count) {
    this.#missed = count;
    this.#newer.hidden = count === 0;
    if (count === 0) this.#called = undefined;
    const { called, newer } = this.#words.all.room;
    const text = this.#called === undefined ? newer(count) : called;
    this.#newer.textContent = `${text} ↓`;
  }
}

/** @param {string} time */
function dayOf(time) {
  return time === "" ? "" : calendarDay(time);
}
