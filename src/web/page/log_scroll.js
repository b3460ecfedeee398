// @ts-check
/// <reference lib="dom" />

/** @import { LocalizedTexts } from "./localized_texts.js" */

import { find } from "./dom.js";

// So near its end, the log is taken to be read at its end.
const NEAR = 80;

/** Keeps the newest line in sight, unless the reader has scrolled away. */
export class LogScroll {
  #log = find("log", HTMLElement);
  #newer = find("newer", HTMLButtonElement);
  #words;
  #missed = 0;
  /** @type {HTMLElement | undefined} The first line that calls, out of sight. */
  #called;
  #isFollowing = true;
  #isDue = false;

  /** @param {LocalizedTexts} words */
  constructor(words) {
    this.#words = words;
    this.#newer.onclick = () => this.#goOn();
    this.#watch();
    // A keyboard on the screen, or a turned phone, leaves the end in sight.
    new ResizeObserver(() => {
      if (this.#isFollowing) this.follow();
    }).observe(this.#log);
    words.follow(() => this.#setMissed(this.#missed));
  }

  /** Whether the newest line is to stay in sight. */
  get isFollowing() {
    return this.#isFollowing;
  }

  /** Leaves the newest line, for an older one that the reader looks at. */
  stop() {
    this.#isFollowing = false;
  }

  /** Counts a line that came out of sight. */
  miss() {
    this.#setMissed(this.#missed + 1);
  }

  /** Forgets the lines that came out of sight. */
  clear() {
    this.#setMissed(0);
  }

  /**
   * Notes that a line calls the reader.
   *
   * @param {HTMLElement} line
   */
  call(line) {
    if (!this.#isFollowing) this.#called ??= line;
  }

  /** Goes to the newest line, once for all that come before the next frame. */
  follow() {
    this.#isFollowing = true;
    this.#setMissed(0);
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      if (this.#isFollowing) this.#log.scrollTop = this.#log.scrollHeight;
    });
  }

  /** Goes to where the reader was called, and from there to the end. */
  #goOn() {
    const called = this.#called;
    this.#called = undefined;
    if (!called?.isConnected) return this.follow();
    called.scrollIntoView({ block: "center" });
    this.#setMissed(this.#missed);
  }

  #watch() {
    const stop = () => this.stop();
    this.#log.addEventListener("touchmove", stop, { passive: true });
    this.#log.addEventListener("wheel", ({ deltaY }) => {
      if (deltaY < 0) stop();
    }, { passive: true });
    this.#log.addEventListener("keydown", ({ key }) => {
      if (["ArrowUp", "PageUp", "Home"].includes(key)) stop();
    });
    this.#log.addEventListener("scroll", () => {
      // Lines that come and go move the log too, until the next frame.
      if (this.#log.hidden || (this.#isFollowing && this.#isDue)) return;
      this.#isFollowing = this.#isAtEnd;
      if (this.#isFollowing) this.#setMissed(0);
    });
  }

  get #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    return scrollHeight - scrollTop - clientHeight < NEAR;
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
