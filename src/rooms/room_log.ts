/**
 * Where events are accepted, before they change anything.
 *
 * @module
 */

import type { RoomEntry, RoomEvent } from "../messages/event.ts";

/**
 * The log that stands between what people want to happen in rooms and what
 * happens: in memory, on disk, or shared by several servers.
 *
 * 1. A room that is made asks it where its ids go on. An id is given once, also
 *    when a room of the same name is made again.
 * 2. Every event is accepted here, in the order of its room, before it is
 *    applied.
 * 3. When it cannot keep up, it lets reading wait. It drops nothing.
 */
export interface RoomLog {
  /** The last id that a room of this name has given, and what was said there. */
  begin(room: string): RoomBeginning;
  /** Accepts an event of a room that is found by its name. */
  accept(entry: RoomEntry): void;
  /** Notes that a room has ended, and which was its last id. */
  end(room: string, lastId: number): void;
  /** What to wait for before more is read from anybody; mostly nothing. */
  ready(): Promise<void> | undefined;
}

/** How a room begins. */
export interface RoomBeginning {
  /** The id after which it goes on. */
  readonly lastId: number;
  /** What was said there before, and its topic, oldest first. */
  readonly events: readonly RoomEvent[];
}

/** A log that keeps nothing: what was said is gone with its room. */
export class MemoryRoomLog implements RoomLog {
  // One number for all rooms that have ended: names are free to be made up, and
  // a number for each would be kept for ever.
  #ended = 0;

  /** A room that is made again goes on behind every room that has ended. */
  begin(_room: string): RoomBeginning {
    return { lastId: this.#ended, events: [] };
  }

  /** Nothing is kept. */
  accept(_entry: RoomEntry): void {}

  /** Keeps the highest of the last ids. */
  end(_room: string, lastId: number): void {
    this.#ended = Math.max(this.#ended, lastId);
  }

  /** There is nothing to wait for. */
  ready(): undefined {}
}
