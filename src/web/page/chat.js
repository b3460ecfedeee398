// @ts-check
/// <reference lib="dom" />

/** @import { Message, NoticeMessage, WelcomeMessage } from "./message.d.ts" */
/** @import { Goal, Visitor } from "./login.js" */
/** @import { Wire } from "./wire.js" */

import { login } from "./login.js";
import { pauseBefore } from "./pauses.js";
import { Seen } from "./seen.js";
import { Unsent } from "./unsent.js";

/**
 * How it stands between this page and the server.
 *
 * @typedef {{ kind: "entering" | "trying" }
 *   | { kind: "inside", name: string, isBack: boolean }
 *   | { kind: "waiting", seconds: number }
 *   | { kind: "refused", notice: NoticeMessage | undefined, needs?: "password" }
 *   | { kind: "over", notice: NoticeMessage }} State
 */

/**
 * What a chat needs, and whom it tells.
 *
 * @typedef {object} ChatOptions
 * @property {() => Wire} open Opens a connection.
 * @property {() => string} lang The language of the server's words.
 * @property {(state: State) => void} onState
 * @property {(message: Message, isOld: boolean) => void} onMessage
 * @property {(help: string) => void} onHelp Takes what `/help` answered.
 * @property {(lines: string[]) => void} onUnsent Takes lines that got lost.
 */

/** The last words after which nobody tries to come back by themselves. */
const FINAL = new Set(
  "kicked roomClosed linkEnded linkLocked goodbye idleTimeout banned".split(
    " ",
  ),
);

/** What a server says that has no place at the moment. */
const LATER = new Set(["serverFull", "addressFull", "addressFast", "closing"]);

/** Without a word from the server for so long after one's own, it is gone. */
const PATIENCE = 10_000;

/**
 * One person's stay, over as many connections as it takes.
 *
 * 1. Nothing that happened in the room is shown twice, and after a drop
 *    nothing that the server remembers is left out.
 * 2. A line that was sent and did not arrive is given back.
 */
export class Chat {
  #options;
  /** @type {Visitor | undefined} */
  #visitor;
  /** @type {Wire | undefined} */
  #wire;
  /** @type {NoticeMessage | undefined} */
  #goodbye;
  #room = "";
  #since = "";
  #isInside = false;
  #isSettled = false;
  #echoes = true;
  #seen = new Seen();
  #sent = new Unsent();
  #doubtful = new Unsent();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watch;
  #wakeUp = () => {};

  /** @param {ChatOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /** What takes name and room back later; undefined when nobody is inside. */
  get kept() {
    const visitor = this.#visitor;
    if (visitor === undefined || visitor.token === "") return undefined;
    const { name, goal, token } = visitor;
    return { name, goal, token };
  }

  /**
   * Comes in, or comes back with the token of a page before this one.
   *
   * @param {{ name: string, goal: Goal, password?: string, token?: string }} who
   */
  enter({ name, goal, password = "", token = "" }) {
    const lang = this.#options.lang();
    const visitor = { name, goal, password, token, lang, lastId: 0 };
    this.#visitor = visitor;
    this.#stay(visitor);
  }

  /**
   * Says a line, or gives a command.
   *
   * @param {string} line
   * @returns {boolean} Whether it could be sent.
   */
  say(line) {
    if (!this.#isInside) return false;
    if (/^\/f/i.test(line)) return true; // This page reads JSON only.
    const echo = /^\/ec?h?o?\s+(on|off)\s*$/i.exec(line);
    if (echo) this.#echoes = echo[1].toLowerCase() === "on";
    this.#wire?.send(line);
    const isSaid = !line.startsWith("/") || line.startsWith("//");
    if (isSaid && this.#echoes) {
      this.#sent.add(line.replace(/^\/\//, "/"));
      this.#watch ??= setTimeout(() => this.#wire?.drop(), PATIENCE);
    }
    return true;
  }

  /** Speaks another language from now on. */
  changeLanguage() {
    if (this.#visitor) this.#visitor.lang = this.#options.lang();
    if (!this.#isInside) return;
    this.#isSettled = false;
    this.#wire?.send(`/lang ${this.#options.lang()}`, "/help");
  }

  /** Tries to connect without waiting any longer. */
  hurry() {
    this.#wakeUp();
  }

  /** Drops a connection that is known to be of no use. */
  drop() {
    this.#wire?.drop();
  }

  /** @param {Visitor} visitor */
  async #stay(visitor) {
    let wasInside = visitor.token !== "";
    for (let tries = 0;; tries++) {
      this.#options.onState({ kind: wasInside ? "trying" : "entering" });
      const wire = this.#wire = this.#options.open();
      this.#goodbye = undefined;
      const outcome = await login(wire, visitor);
      if (outcome.kind === "welcome") {
        [tries, wasInside] = [0, true];
        await this.#talk(wire, visitor, outcome);
      }
      wire.drop();
      const notice = outcome.kind === "welcome"
        ? this.#goodbye
        : outcome.notice;
      if (notice !== undefined && FINAL.has(notice.code)) {
        return this.#finish({ kind: "over", notice });
      }
      const isFinal = notice !== undefined &&
        !(wasInside && LATER.has(notice.code));
      if (outcome.kind === "refused" || (outcome.kind === "ended" && isFinal)) {
        return this.#finish({ ...outcome, kind: "refused" });
      }
      await this.#pause(pauseBefore(tries));
    }
  }

  /** @param {State} state */
  #finish(state) {
    this.#visitor = undefined;
    this.#options.onState(state);
  }

  /**
   * @param {Wire} wire
   * @param {Visitor} visitor
   * @param {{ message: WelcomeMessage, isBack: boolean }} welcome
   */
  async #talk(wire, visitor, { message: { who, token, time }, isBack }) {
    const isFresh = !isBack || visitor.lastId === 0;
    visitor.token = token;
    visitor.name = who;
    this.#since = isFresh ? time : "";
    this.#isSettled = false;
    for (const line of this.#sent.take()) this.#doubtful.add(line);
    this.#isInside = true;
    this.#options.onState({ kind: "inside", name: who, isBack });
    // The answer comes after all that was missed.
    wire.send("/help");
    for (;;) {
      const message = await wire.next();
      clearTimeout(this.#watch);
      this.#watch = undefined;
      if (message === undefined || !this.#take(message, visitor)) break;
    }
    this.#isInside = false;
  }

  /**
   * @param {Message} message
   * @param {Visitor} visitor
   * @returns {boolean} Whether to go on.
   */
  #take(message, visitor) {
    if (message.kind === "notice") return this.#takeNotice(message);
    if (message.kind === "invite") {
      visitor.goal = { to: "room", room: message.room };
    } else if (message.kind === "who" && message.names.includes(visitor.name)) {
      this.#moveTo(message.room, visitor);
    }
    if ("id" in message && !this.#note(message, visitor)) return true;
    this.#options.onMessage(message, message.time < this.#since);
    return true;
  }

  /** @param {NoticeMessage} notice */
  #takeNotice(notice) {
    const { code } = notice;
    if (!this.#isSettled && (code === "help" || code === "setting")) {
      if (code === "help") this.#settle(notice.text);
      return true;
    }
    if (code === "linkLocked" && this.#room === "") {
      // Whoever opened a link meant that room, and not the lobby instead.
      this.#wire?.send("/quit");
      this.#goodbye = notice;
      return false;
    }
    if (FINAL.has(code) && code !== "linkLocked" && code !== "linkEnded") {
      this.#goodbye = notice;
    }
    if (code === "lineTooLong") this.#options.onUnsent(this.#sent.take());
    this.#options.onMessage(notice, false);
    return true;
  }

  /** @param {string} help */
  #settle(help) {
    this.#isSettled = true;
    this.#options.onHelp(help);
    const lines = this.#doubtful.take();
    if (lines.length > 0) this.#options.onUnsent(lines);
  }

  /**
   * @param {string} room
   * @param {Visitor} visitor
   */
  #moveTo(room, visitor) {
    if (this.#room === room) return;
    this.#room = room;
    visitor.lastId = 0;
    const isInvited = visitor.goal.to === "room" && visitor.goal.room === room;
    if (!isInvited) {
      visitor.goal = room === "lobby" ? { to: "lobby" } : { to: "room", room };
    }
  }

  /**
   * @param {import("./message.d.ts").RoomMessage} event
   * @param {Visitor} visitor
   * @returns {boolean} Whether it is to be shown.
   */
  #note(event, visitor) {
    const isOwn = event.who === visitor.name;
    if (isOwn && event.kind === "renamed") visitor.name = event.to;
    if (isOwn && event.kind === "said") {
      this.#doubtful.confirm(event.text);
      this.#sent.confirm(event.text);
    }
    if (event.room === this.#room) {
      visitor.lastId = Math.max(visitor.lastId, event.id);
    }
    return this.#seen.note(event);
  }

  /** @param {number} milliseconds */
  async #pause(milliseconds) {
    const seconds = Math.ceil(milliseconds / 1000);
    this.#options.onState({ kind: "waiting", seconds });
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wakeUp = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
  }
}
