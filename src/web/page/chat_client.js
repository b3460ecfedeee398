// @ts-check
/// <reference lib="dom" />

/** @import { HelpMessage, Message, NoticeMessage, WelcomeMessage } from "../../messages/json_message.ts" */
/** @import { Goal, Visitor } from "./page_login.js" */
/** @import { ChatOptions, PageState } from "./page_state.d.ts" */
/** @import { SocketWire } from "./socket_wire.js" */

import { AnswerWatch } from "./answer_watch.js";
import { login } from "./page_login.js";
import { meansCommand } from "./means_command.js";
import { reconnectDelay } from "./reconnect_delay.js";
import { Pause } from "./pause.js";
import { localNotice } from "./local_notice.js";
import { PageAddress } from "./page_address.js";
import { showMessage } from "./show_message.js";
import { SentLines } from "./sent_lines.js";
import { isGoodbye, verdict } from "./connection_verdict.js";

/** As many lines as the server takes for one message. */
const MESSAGE = 100;

/**
 * One person's stay, over as many connections as it takes.
 *
 * 1. Nothing that happened in the room is shown twice, and after a drop
 *    nothing that the server remembers is left out.
 * 2. A line that was sent and did not arrive is given back.
 */
export class ChatClient {
  #options;
  /** @type {Visitor | undefined} */
  #visitor;
  /** @type {SocketWire | undefined} */
  #wire;
  /** @type {NoticeMessage | undefined} */
  #goodbye;
  // Whether the page could show all that came, if only as plain text.
  #isSound = true;
  #isInside = false;
  // How many answers to `/help` are still to come that nobody asked to see.
  #helps = 0;
  /** @type {HelpMessage["commands"]} What the server can be told to do. */
  commands = [];
  #place = new PageAddress();
  #lines = new SentLines();
  #watch = new AnswerWatch(() => this.#wire?.drop());
  #waiting = new Pause();

  /** @param {ChatOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /** The token for resuming; undefined outside of a room. */
  get kept() {
    const { name, goal, token, ticket } = this.#visitor ?? {};
    return name && goal && token ? { name, goal, token, ticket } : undefined;
  }

  /**
   * Comes in, or comes back with the token of a page before this one.
   *
   * @param {Partial<Visitor> & { name: string, goal: Goal }} who
   */
  enter({ name, goal, password = "", token = "", ticket = "" }) {
    const lang = this.#options.lang();
    const visitor = { name, goal, password, token, ticket, lang, lastId: 0 };
    this.#stay(this.#visitor = visitor);
  }

  /**
   * Says a line, or gives a command.
   *
   * @param {string} line
   * @returns {boolean} Whether it could be sent.
   */
  say(line) {
    if (!this.#isInside) return false;
    // This page reads JSON only.
    if (meansCommand(line, "format", this.commands)) return true;
    this.#wire?.send(line);
    if (this.#lines.add(line)) this.#watch.expect();
    return true;
  }

  /**
   * Says several lines as one message. None of them is a command.
   *
   * @param {string[]} lines
   * @returns {boolean} Whether they could be sent.
   */
  sayMessage(lines) {
    if (!this.#isInside) return false;
    for (const [at, line] of lines.entries()) {
      const left = Math.min(MESSAGE, lines.length - at);
      if (at % MESSAGE === 0) this.#wire?.send(`/lines ${left}`);
      this.#wire?.send(line);
      if (this.#lines.add(line, true)) this.#watch.expect();
    }
    return true;
  }

  /** Speaks another language from now on. */
  changeLanguage() {
    const lang = this.#options.lang();
    if (this.#visitor) this.#visitor.lang = lang;
    if (this.#isInside) this.#askForHelp(`/lang ${lang}`);
  }

  /** Leaves, even when the server cannot be told. */
  leave() {
    if (this.say("/quit")) return;
    this.#finish({ kind: "over", notice: localNotice("goodbye") });
    this.#waiting.end();
  }

  /** Tries to connect without waiting, or makes sure that it is connected. */
  hurry() {
    if (!this.#isInside) return this.#waiting.end();
    this.#askForHelp();
    this.#watch.expect();
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
        wasInside = true;
        // A page that fails at once would else connect without end.
        if (await this.#talk(wire, visitor, outcome)) tries = 0;
      }
      wire.drop();
      const end = verdict(outcome, this.#goodbye, wasInside);
      if (end !== undefined) return this.#finish(end);
      await this.#pause(reconnectDelay(tries));
      if (this.#visitor !== visitor) return;
    }
  }

  /** @param {PageState} state */
  #finish(state) {
    this.#visitor = undefined;
    this.#options.onState(state);
  }

  /**
   * @param {SocketWire} wire
   * @param {Visitor} visitor
   * @param {{ message: WelcomeMessage, isBack: boolean }} welcome
   * @returns {Promise<boolean>} Whether everything that came could be taken.
   */
  async #talk(wire, visitor, { message: { who, token }, isBack }) {
    if (!isBack) this.#place.leave(visitor);
    visitor.token = token ?? "";
    visitor.name = who;
    this.#helps = 0;
    this.#isSound = true;
    this.#lines.doubt();
    this.#isInside = true;
    this.#options.onState({ kind: "inside", name: who, isBack });
    // The answer comes after all that was missed.
    this.#askForHelp();
    for (;;) {
      const message = await wire.next();
      this.#watch.heard();
      if (message === undefined || !this.#take(message, visitor)) break;
    }
    this.#isInside = false;
    return this.#isSound;
  }

  /**
   * @param {Message} message
   * @param {Visitor} visitor
   * @returns {boolean} Whether to go on.
   */
  #take(message, visitor) {
    if (message.kind === "notice") return this.#takeNotice(message);
    if (message.kind === "help" && this.#helps > 0) {
      this.#settle(message);
      return true;
    }
    if (message.kind === "ticket") {
      visitor.ticket = message.ticket;
      if (!message.isAsked) return true;
    }
    this.#place.follow(message, visitor);
    let isOld = false;
    if ("id" in message) {
      const isOwn = message.who === visitor.name;
      if (isOwn && message.kind === "said") this.#lines.confirm(message.text);
      const news = this.#place.note(message, visitor);
      if (news === "seen") return true;
      isOld = news === "old";
    }
    return this.#isSound = showMessage(this.#options, message, isOld);
  }

  /** @param {NoticeMessage} notice */
  #takeNotice(notice) {
    const { code } = notice;
    if (this.#helps > 0 && code === "setting") return true;
    if (code === "linkLocked" && this.#place.room === "") {
      // A visitor with a link wants that room, and not the lobby instead.
      this.#wire?.send("/quit");
      this.#goodbye = notice;
      return false;
    }
    if (isGoodbye(notice)) this.#goodbye = notice;
    if (code === "lineTooLong") {
      const lines = this.#lines.takeTooLong();
      if (lines.length > 0) this.#options.onUnsent(lines);
    }
    return this.#isSound = showMessage(this.#options, notice, false);
  }

  /** @param {string[]} before What to send before it. */
  #askForHelp(...before) {
    this.#helps++;
    this.#wire?.send(...before, "/help");
  }

  /** @param {HelpMessage} help */
  #settle({ commands }) {
    this.#helps--;
    this.#place.arrived();
    this.commands = commands;
    this.#options.onHelp(commands);
    const lines = this.#lines.takeDoubtful();
    if (lines.length > 0) this.#options.onUnsent(lines);
  }

  /** @param {number} milliseconds */
  async #pause(milliseconds) {
    const seconds = Math.ceil(milliseconds / 1000);
    this.#options.onState({ kind: "waiting", seconds });
    await this.#waiting.wait(milliseconds);
  }
}
