// @ts-check

/** @import { RoomMessage } from "./message.d.ts" */
/** @import { Visitor } from "./login.js" */

import { Seen } from "./seen.js";

/** Which room one is in, and how much of what happened there one has seen. */
export class Place {
  /** The room; empty before one has come into any. */
  room = "";
  #seen = new Seen();

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
