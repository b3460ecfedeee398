// @ts-check

/** @import { Message, RoomMessage } from "../../messages/json_message.ts" */
/** @import { Visitor } from "./page_login.js" */

import { SeenIds } from "./seen_ids.js";

/**
 * The kinds of events that a room remembers, and so can repeat. Anything else
 * is news.
 */
const REMEMBERED = new Set(["said", "acted", "topic", "announced"]);

/**
 * The current room, and the events of it that have been seen.
 *
 * Only ids and arrival give the order, as clocks may be set back.
 */
export class PageAddress {
  /** The room; empty before the first. */
  room = "";
  #seen = new SeenIds();
  // Whether the room is still telling what was said before one came.
  #isArriving = false;

  /**
   * Notes that the person is in no room, so that ids count anew.
   *
   * @param {Visitor} visitor
   */
  leave(visitor) {
    this.room = "";
    visitor.lastId = 0;
  }

  /**
   * Follows what tells where the person is.
   *
   * @param {Message} message
   * @param {Visitor} visitor
   */
  follow(message, visitor) {
    if (message.kind === "invite") {
      visitor.goal = { to: "room", room: message.room };
    } else if (message.kind === "who" && message.names.includes(visitor.name)) {
      this.moveTo(message.room, visitor);
    }
  }

  /**
   * Notes the room, so that the page returns to it.
   *
   * @param {string} room
   * @param {Visitor} visitor
   */
  moveTo(room, visitor) {
    if (this.room === room) return;
    this.room = room;
    this.#isArriving = true;
    visitor.lastId = 0;
    const { goal } = visitor;
    if (goal.to === "room" && goal.room === room) return;
    visitor.goal = room === "lobby" ? { to: "lobby" } : { to: "room", room };
  }

  /** Notes that all that was said before one came has been told. */
  arrived() {
    this.#isArriving = false;
  }

  /**
   * Notes what happened.
   *
   * @param {RoomMessage} event
   * @param {Visitor} visitor
   * @returns {"seen" | "old" | "new"} Whether it has been shown; if not, whether
   * it happened before one came, or before what was shown last.
   */
  note(event, visitor) {
    const { kind, who, room, id } = event;
    if (kind === "renamed" && who === visitor.name) visitor.name = event.to;
    if (kind === "joined" && who === visitor.name) this.arrived();
    const isLate = id <= visitor.lastId || this.#isArriving;
    if (room === this.room) visitor.lastId = Math.max(visitor.lastId, id);
    if (!this.#seen.note(event)) return "seen";
    return isLate && REMEMBERED.has(kind) ? "old" : "new";
  }
}
