// @ts-check
/// <reference lib="dom" />

/** @import { NoticeMessage } from "../../messages/json_message.ts" */
/** @import { ChatClient } from "./chat_client.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */
/** @import { Goal } from "./page_login.js" */
/** @import { PageState } from "./page_state.d.ts" */
/** @import { Seat } from "./seats.js" */

import { find, make } from "./dom.js";
import { releaseSession } from "./release_session.js";
import { placeOf, Seats } from "./seats.js";
import { SocketWire } from "./socket_wire.js";

/**
 * A visitor, as the front page knows them.
 *
 * @typedef {{ name: string, password: string, goal: Goal }} Newcomer
 */

/**
 * Knows when a name is taken by this browser itself: by a tab that was closed a
 * moment ago, or by another one. It then offers to go on here.
 */
export class TakeOver {
  #seats = new Seats();
  #words;
  #chat;
  #button = make("button", "primary");
  /** @type {Newcomer | undefined} */
  #who;
  /** @type {Seat | undefined} */
  #found;
  // The seat that was tried last: one that is gone is not offered again.
  #tried = "";

  /**
   * @param {LocalizedTexts} words
   * @param {ChatClient} chat
   */
  constructor(words, chat) {
    this.#words = words;
    this.#chat = chat;
    this.#button.type = "button";
    this.#button.hidden = true;
    this.#button.addEventListener("click", () => this.#goOn());
    find("door-fault", HTMLElement).after(this.#button);
    // A room, or a name, may have changed since.
    const keep = () => this.#seats.keep(this.#chat.kept);
    for (const event of ["blur", "pagehide"]) addEventListener(event, keep);
    document.addEventListener("visibilitychange", keep);
    words.follow(() => this.#write());
  }

  /** Keeps the seat of this page for the other tabs. */
  keep() {
    this.#seats.keep(this.#chat.kept);
  }

  /**
   * Lets a visitor try to enter.
   *
   * @param {Newcomer} who
   */
  enter(who) {
    this.#who = who;
    this.#offer(undefined);
    this.#chat.enter(who);
  }

  /**
   * Notes how the stay goes.
   *
   * @param {PageState} state
   * @returns {string | undefined} What to say when the name is the visitor's own.
   */
  take(state) {
    if (state.kind === "inside") this.#offer(undefined);
    if (state.kind !== "refused" && state.kind !== "over") return undefined;
    this.#seats.leave();
    const { notice } = state;
    const who = this.#who;
    if (who?.goal.to === "room" && state.kind === "refused") {
      const own = this.lookIn(who.goal.room, notice);
      if (own !== undefined) return own;
    }
    if (notice?.code !== "loginTaken" || !who) return undefined;
    this.#offer(this.#seats.find(who.name, who.goal));
    return this.#found && this.#words.all.door.hereAlready;
  }

  /**
   * Offers the seat that this browser has in a link room, where the room is
   * locked for everybody else.
   *
   * @param {string} room
   * @param {NoticeMessage | undefined} notice Why the room cannot be entered.
   * @returns {string | undefined} What to say when there is one.
   */
  lookIn(room, notice) {
    if (notice?.code !== "linkLocked") return undefined;
    /** @type {Goal} */
    const goal = { to: "room", room };
    const seat = this.#seats.findIn(goal);
    if (seat === undefined || seat.token === this.#tried) return undefined;
    this.#who ??= { name: seat.name, password: "", goal };
    this.#offer(seat);
    return this.#words.all.door.hereAlready;
  }

  /** @param {Seat | undefined} seat */
  #offer(seat) {
    this.#found = seat;
    this.#button.hidden = seat === undefined;
    this.#write();
  }

  #write() {
    if (this.#found === undefined) return;
    this.#button.textContent = this.#words.all.door.goOn(this.#found.name);
  }

  async #goOn() {
    const seat = this.#found;
    const who = this.#who;
    if (seat === undefined || who === undefined) return;
    this.#offer(undefined);
    this.#tried = seat.token;
    const isThere = placeOf(seat.goal) !== "public" ||
      JSON.stringify(seat.goal) === JSON.stringify(who.goal);
    if (isThere) return this.#chat.enter({ ...who, ...seat });
    // The seat is in another room.
    await releaseSession(SocketWire.open(), seat.token);
    this.#chat.enter(who);
  }
}
