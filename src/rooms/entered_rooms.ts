/**
 * The rooms that a person is in.
 *
 * @module
 */

import type { Room } from "./room.ts";

/** Rooms, in the order in which a person entered them. */
export class EnteredRooms extends Set<Room> {
  #last: Room | undefined;

  /** The one that was entered last: where a line is said. */
  get last(): Room | undefined {
    return this.#last;
  }

  /** Adds one at the end, unless it is there. */
  override add(room: Room): this {
    if (!this.has(room)) this.#last = room;
    return super.add(room);
  }

  /** Takes one out. Tells whether it was there. */
  override delete(room: Room): boolean {
    const wasIn = super.delete(room);
    if (room === this.#last) this.#last = [...this].at(-1);
    return wasIn;
  }

  /** Takes all out. */
  override clear(): void {
    super.clear();
    this.#last = undefined;
  }
}
