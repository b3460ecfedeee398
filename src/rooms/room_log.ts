/**
 * The log that accepts events before they change anything.
 *
 * @module
 */

import type { RoomEntry, RoomEvent } from "../messages/event.ts";

/**
 * The log between the intents of people and the events of rooms: in memory, on
 * disk, or shared by several servers.
 *
 * 1. A new room asks it where its ids continue. No id is given twice, even when
 *    a room of the same name is made again.
 * 2. The log accepts every event, in the order of its room, before the room
 *    applies it.
 * 3. When it cannot keep up, it makes reading wait. It drops nothing.
 */
export interface RoomLog {
  /** The last id that a room of this name gave, and its earlier events. */
  begin(room: string): RoomBeginning;
  /** Accepts an event of a room that is found by its name. */
  accept(entry: RoomEntry): void;
  /** Notes that a room has ended with this last id. */
  end(room: string, lastId: number): void;
  /** A promise to await before reading from any client; mostly undefined. */
  ready(): Promise<void> | undefined;
}

/** How a room begins. */
export interface RoomBeginning {
  /** The id after which its ids continue. */
  readonly lastId: number;
  /** Its earlier events, the topic among them, oldest first. */
  readonly events: readonly RoomEvent[];
}

/** A log that keeps nothing: the events are gone with their room. */
export class MemoryRoomLog implements RoomLog {
  // One number for all ended rooms: anybody can make up names, and a number for
  // each would be kept for ever.
  /** The highest of the last ids of ended rooms. */
  ended = 0;

  /** A room that is made again continues behind every ended room. */
  begin(_room: string): RoomBeginning {
    return { lastId: this.ended, events: [] };
  }

  /** Keeps nothing. */
  accept(_entry: RoomEntry): void {}

  /** Keeps the highest of the last ids. */
  end(_room: string, lastId: number): void {
    this.ended = Math.max(this.ended, lastId);
  }

  /** Never makes reading wait. */
  ready(): undefined {}
}
