// @ts-check

/** @import { RoomMessage } from "../../messages/message.ts" */
/** @import { Visitor } from "./page_login.js" */

import { SeenIds } from "./seen_ids.js";

/** Which room one is in, and how much of what happened there one has seen. */
export class PageAddress {
  /** The room; empty before one has come into any. */
  room = "";
  #seen = new SeenIds();

  /**
   * Notes that one is in a room, so that one would go there again.
   *
   * @param {string} room
   * @param {Visitor} visitor
   */
  moveTo(room, visitor) {
    if (this.room === room) return;
    this.room = room;
    visitor.lastId = 0;
    const { goal } = visitor;
    if (goal.to === "room" && goal.room === room) return;
    visitor.goal = room === "lobby" ? { to: "lobby" } : { to: "room", room };
  }

  /**
   * Notes what happened.
   *
   * @param {RoomMessage} event
   * @param {Visitor} visitor
   * @returns {boolean} Whether it is to be shown.
   */
  note(event, visitor) {
    if (event.kind === "renamed" && event.who === visitor.name) {
      visitor.name = event.to;
    }
    if (event.room === this.room) {
      visitor.lastId = Math.max(visitor.lastId, event.id);
    }
    return this.#seen.note(event);
  }
}
