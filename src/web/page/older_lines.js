// @ts-check
/// <reference lib="dom" />

/** @import { PastMessage } from "../../messages/json_message.ts" */
/** @import { HistoryRequests } from "./history_requests.js" */
/** @import { LineContext } from "./line_view.js" */
/** @import { LogView } from "./log_view.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { find, make } from "./dom.js";
import { keepPlace, keyOf, pastEnd, pastLines } from "./past_lines.js";
import { putLines, shownLines } from "./past_lines.js";

/** As many lines are asked for at once. */
export const PAGE = 50;
/** So far from the edge of the screen, the next lines are asked for. */
export const NEAR = 500;
// Pages of people whom one ignores are passed over, so many at once.
const MOST_EMPTY = 5;

/**
 * The parts of the page that older lines concern.
 *
 * @typedef {object} OlderParts
 * @property {LocalizedTexts} words
 * @property {LogView} log
 * @property {HistoryRequests} requests
 * @property {() => LineContext} context
 * @property {(id: number, top: number) => void} read Opens a reading view at a
 * line, which stays where it is on the screen.
 */

/**
 * The lines of the room from before one came, above those of the log.
 *
 * 1. One page is asked for at a time, when the reader comes near.
 * 2. What the reader looks at stays where it is.
 * 3. No event is shown twice: pages end where earlier lines of the room stand.
 * 4. The log does not grow beyond its bound; further back is the reading view.
 */
export class OlderLines {
  #log = find("log", HTMLElement);
  #edge = make("button", "older");
  #parts;
  #isBusy = false;
  /** @type {number | undefined} The id to go on before. */
  #next;
  #isOffered = false;
  // Why it did not go on; then a press is waited for.
  #fault = "";

  /** @param {OlderParts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#edge.type = "button";
    this.#edge.onclick = () => this.#load();
    parts.words.follow(() => this.#write());
    this.#log.addEventListener("scroll", () => {
      // A log that goes to its end is not being read back.
      if (!parts.log.isFollowing) this.look();
    });
    // A log that is shorter than its place tells of no scrolling.
    for (const move of ["wheel", "touchmove"]) {
      this.#log.addEventListener(move, (event) => {
        const isUp = !(event instanceof WheelEvent) || event.deltaY < 0;
        if (isUp) this.look();
      }, { passive: true });
    }
    this.#log.addEventListener("keydown", ({ key }) => {
      if (["ArrowUp", "PageUp", "Home"].includes(key)) this.look();
    });
  }

  /** Begins anew, in a room where nothing is shown yet. */
  reset() {
    this.#edge.remove();
    this.#isOffered = false;
    this.#fault = "";
  }

  /** Notes that the room has shown what it remembers. */
  offer() {
    if (this.#isOffered) return;
    const first = this.#firstOf(this.#parts.log.stay);
    if (first === null) return;
    this.#isOffered = true;
    this.#putEdge(first);
  }

  #write() {
    const { loading, older } = this.#parts.words.all.past;
    this.#edge.textContent = this.#isBusy ? loading : this.#fault || older;
    this.#log.ariaBusy = String(this.#isBusy);
  }

  /** Asks for older lines, if the reader is where they would be. */
  look() {
    if (this.#isBusy || this.#fault !== "" || this.#log.hidden) return;
    const { top } = this.#log.getBoundingClientRect();
    if (this.#edge.isConnected) {
      const { bottom } = this.#edge.getBoundingClientRect();
      if (bottom > top - NEAR) this.#load();
    } else if (this.#log.scrollTop < NEAR && this.#parts.log.isFull) {
      this.#readOn();
    }
  }

  /** Goes on in a view of its own, from the first line of the room. */
  #readOn() {
    const first = this.#firstOf(this.#parts.log.stay);
    if (first === null) return;
    const { top } = first.getBoundingClientRect();
    this.#parts.read(Number(first.dataset.first), top);
  }

  async #load() {
    if (this.#isBusy) return;
    const { log, requests } = this.#parts;
    if (log.isFull) return this.#readOn();
    const { stay } = log;
    this.#isBusy = true;
    this.#fault = "";
    this.#write();
    try {
      for (let empty = 0; empty < MOST_EMPTY; empty++) {
        const answer = await requests.ask(
          `/history ${PAGE} before ${this.#next}`,
        );
        // The reader may have gone to another room by now.
        if (stay !== log.stay || !this.#edge.isConnected) return;
        if (answer?.kind === "notice") this.#fault = answer.text;
        if (answer?.kind !== "past") return;
        this.#show(answer);
        if (answer.events.length > 0 || answer.next === undefined) return;
      }
    } finally {
      this.#isBusy = false;
      this.#write();
    }
  }

  /** @param {PastMessage} page */
  #show({ events, next, isKept }) {
    const { log, words, context } = this.#parts;
    const shown = shownLines(this.#log);
    const known = events.findLast((event) => shown.has(keyOf(event)));
    // What is older than lines that are shown already belongs above those.
    const fresh = known === undefined
      ? events
      : events.slice(events.indexOf(known) + 1);
    // Nobody is read out fifty lines.
    this.#log.ariaLive = "off";
    const line = this.#lineBehind();
    keepPlace(this.#log, line ?? this.#edge, "bottom", () => {
      const lines = pastLines(fresh, log.stay, context());
      putLines(lines, words, (all) => this.#edge.after(...all));
    });
    this.#next = next;
    find("spoken", HTMLElement).textContent = words.all.past.loaded(
      fresh.length,
    );
    if (known !== undefined) return this.#join(shown.get(keyOf(known)));
    if (next === undefined) this.#end(isKept);
  }

  /** @param {boolean} isKept */
  #end(isKept) {
    const { first, notKept } = this.#parts.words.all.past;
    const end = pastEnd(isKept ? first : notKept);
    // Where the keyboard was, it goes on.
    if (document.activeElement === this.#edge) this.#log.focus();
    this.#edge.replaceWith(end);
  }

  /**
   * Goes on above the lines that were shown in an earlier stay in the room.
   *
   * @param {HTMLElement} [line] One of them.
   */
  #join(line) {
    const [stay] = (line?.dataset.id ?? "").split(" ").map(Number);
    const first = this.#firstOf(stay);
    this.#edge.remove();
    const before = first?.previousElementSibling;
    const top = before?.classList.contains("day")
      ? before.previousElementSibling
      : before;
    if (first === null || top?.classList.contains("past-end")) return;
    this.#putEdge(first);
  }

  /** @param {HTMLElement} first */
  #putEdge(first) {
    this.#next = Number(first.dataset.first);
    const before = first.previousElementSibling;
    const isDay = before?.classList.contains("day");
    (isDay && before ? before : first).before(this.#edge);
  }

  /** The first line behind the edge that stays when a day's head goes. */
  #lineBehind() {
    const next = this.#edge.nextElementSibling;
    return next?.classList.contains("day") ? next.nextElementSibling : next;
  }

  /**
   * @param {number} stay
   * @returns {HTMLElement | null}
   */
  #firstOf(stay) {
    return this.#log.querySelector(`[data-id^="${stay} "]`);
  }
}
