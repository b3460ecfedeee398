// @ts-check
/// <reference lib="dom" />

/** @import { Message, PastMessage, RoomMessage } from "../../messages/json_message.ts" */
/** @import { HistoryRequests } from "./history_requests.js" */
/** @import { LineContext } from "./line_view.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { removeDeleted } from "./deleted_lines.js";
import { find } from "./dom.js";
import { NEAR, PAGE } from "./older_lines.js";
import { keepPlace, pastEnd, pastLines, putLines } from "./past_lines.js";
import { readingFrame } from "./reading_frame.js";

const MOST = 600;
// The ids in this view are those of one room.
const STAY = 0;

/**
 * The place to read at.
 *
 * @typedef {object} Place
 * @property {string} room
 * @property {number} id The line.
 * @property {number} [top] Where on the screen it stays; without it, the line
 * was looked for, and is shown in the middle.
 */

/**
 * The parts of the page that reading concerns.
 *
 * @typedef {object} ReadingParts
 * @property {LocalizedTexts} words
 * @property {HistoryRequests} requests
 * @property {() => LineContext} context
 * @property {string} title What the room is called.
 * @property {boolean} isElsewhere Whether it is another room than one's own.
 * @property {(isToRoom: boolean) => void} onClose Is called when the reader has
 * closed it, to go to that room or not.
 */

/**
 * A part of a room's past, in the place of the log: it goes on in both
 * directions, and holds a bounded number of lines.
 */
export class ReadingView {
  #log;
  #section;
  #parts;
  #place;
  /** @type {{ older: number | undefined, newer: number | undefined }} */
  #next = { older: undefined, newer: undefined };
  #isBusy = false;

  /**
   * Opens it.
   *
   * @param {Place} place
   * @param {ReadingParts} parts
   */
  constructor(place, parts) {
    this.#place = place;
    this.#parts = parts;
    const { section, log } = readingFrame(parts);
    this.#section = section;
    this.#log = log;
    log.addEventListener("scroll", () => this.#look());
    for (const move of ["wheel", "touchmove", "keydown"]) {
      log.addEventListener(move, () => this.#look(), { passive: true });
    }
    find("log", HTMLElement).before(section);
    find("log", HTMLElement).hidden = true;
    this.#fill();
  }

  /** Gives its place back to the log. */
  close() {
    this.#section.remove();
    find("log", HTMLElement).hidden = false;
  }

  /**
   * Takes lines away that are deleted.
   *
   * @param {Message} message
   */
  take(message) {
    if (message.kind !== "deleted" || message.room !== this.#place.room) return;
    removeDeleted(this.#log, STAY, message);
  }

  /** Shows what is around the place. */
  async #fill() {
    const { id } = this.#place;
    const { words } = this.#parts;
    const older = await this.#ask(`before ${id + 1}`);
    const newer = older && await this.#ask(`after ${id}`);
    if (older === undefined || newer === undefined) return;
    this.#next = { older: older.next, newer: newer.next };
    this.#log.replaceChildren();
    const lines = this.#linesOf([...older.events, ...newer.events]);
    putLines(lines, words, (all) => this.#log.append(...all));
    this.#writeEnds(older.isKept);
    this.#goTo(id);
  }

  /** @param {number} id */
  #goTo(id) {
    const line = this.#lines.find((line) => {
      const { first, last } = idsOf(line);
      return first <= id && id <= last;
    });
    const { top } = this.#place;
    if (line === undefined) {
      this.#log.focus();
      return;
    }
    if (top !== undefined) {
      this.#log.scrollTop += line.getBoundingClientRect().top - top;
      this.#log.focus({ preventScroll: true });
      return;
    }
    line.classList.add("sought");
    line.tabIndex = -1;
    line.scrollIntoView({ block: "center" });
    line.focus({ preventScroll: true });
  }

  #look() {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    const { older, newer } = this.#next;
    if (this.#isBusy || this.#lines.length === 0) return;
    if (older !== undefined && scrollTop < NEAR) {
      this.#grow(`before ${older}`, true);
    } else if (
      newer !== undefined && scrollHeight - scrollTop - clientHeight < NEAR
    ) this.#grow(`after ${newer}`, false);
  }

  /**
   * Adds lines at one end, and takes those away that are too many at the other.
   *
   * @param {string} from
   * @param {boolean} isOlder
   */
  async #grow(from, isOlder) {
    const page = await this.#ask(from);
    if (page === undefined || !this.#section.isConnected) return;
    const lines = this.#linesOf(page.events);
    const [first] = this.#lines;
    const last = this.#lines[this.#lines.length - 1];
    const [line, side] = isOlder
      ? [first, /** @type {const} */ ("bottom")]
      : [last, /** @type {const} */ ("top")];
    keepPlace(this.#log, line, side, () => {
      putLines(lines, this.#parts.words, (all) => {
        if (isOlder) this.#log.prepend(...all);
        else this.#log.append(...all);
      });
      this.#next[isOlder ? "older" : "newer"] = page.next;
      this.#trim(isOlder);
      this.#writeEnds(page.isKept);
    });
  }

  /** @param {boolean} isAtEnd Whether the newest lines go. */
  #trim(isAtEnd) {
    const lines = this.#lines;
    const surplus = lines.length - MOST;
    if (surplus <= 0) return;
    const [from, to] = isAtEnd ? [MOST, lines.length] : [0, surplus];
    for (const line of lines.slice(from, to)) line.remove();
    const left = this.#lines;
    if (isAtEnd) this.#next.newer = idsOf(left[left.length - 1]).last;
    else this.#next.older = idsOf(left[0]).first;
  }

  /**
   * Tells where there is nothing more.
   *
   * @param {boolean} isKept
   */
  #writeEnds(isKept) {
    for (const end of this.#log.querySelectorAll(".past-end")) end.remove();
    const { first, notKept, newest } = this.#parts.words.all.past;
    if (this.#next.older === undefined) {
      this.#log.prepend(pastEnd(isKept ? first : notKept));
    }
    if (this.#next.newer === undefined) this.#log.append(pastEnd(newest));
  }

  /**
   * @param {string} from
   * @returns {Promise<PastMessage | undefined>}
   */
  async #ask(from) {
    const { requests, words } = this.#parts;
    this.#isBusy = true;
    this.#log.ariaBusy = "true";
    const room = this.#place.room;
    const answer = await requests.ask(`/history ${PAGE} ${from} in:${room}`);
    this.#isBusy = false;
    this.#log.ariaBusy = "false";
    if (answer?.kind === "past") return answer;
    const why = answer?.text ?? words.all.past.failed;
    find("spoken", HTMLElement).textContent = why;
    if (this.#lines.length === 0) this.#log.replaceChildren(pastEnd(why));
    return undefined;
  }

  /** @param {readonly RoomMessage[]} events */
  #linesOf(events) {
    return pastLines(events, STAY, this.#parts.context());
  }

  get #lines() {
    return /** @type {HTMLElement[]} */ ([
      ...this.#log.querySelectorAll("[data-first]"),
    ]);
  }
}

/** @param {HTMLElement} line */
function idsOf({ dataset: { first, id = "" } }) {
  return { first: Number(first), last: Number(id.split(" ")[1]) };
}
