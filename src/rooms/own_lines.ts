/**
 * Which lines of which rooms a person said under their present name.
 *
 * @module
 */

import { detached } from "../detached.ts";
import type { Room } from "./room.ts";

/** The ids between which a person was in a room. */
export interface OwnRange {
  /** The room's name. */
  readonly room: string;
  /** The first id that can be theirs. */
  readonly from: number;
  /** The last one; undefined while they are there. */
  readonly to: number | undefined;
}

/**
 * A name belongs to one person at a time. So each line that stands between these
 * ids and has their name is theirs, and no line of an earlier or later bearer
 * stands there.
 */
export class OwnLines {
  readonly #ranges = new Map<string, OwnRange>();
  readonly #most: number;

  /** Remembers this many rooms at most; those that were entered last. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Forgets all of it: the name is new, and so is each room. */
  begin(rooms: Iterable<Room>): void {
    this.#ranges.clear();
    for (const room of rooms) this.enter(room);
  }

  /** Notes that the person comes into a room. */
  enter({ name, lastId }: Room): void {
    const from = this.#ranges.get(name)?.from ?? lastId + 1;
    // What is entered last is forgotten last.
    this.#ranges.delete(name);
    const room = detached(name);
    this.#ranges.set(room, { room, from, to: undefined });
    if (this.#ranges.size <= this.#most) return;
    const [earliest] = this.#ranges.keys();
    this.#ranges.delete(earliest);
  }

  /** Notes that the person leaves a room. */
  leave({ name, lastId }: Room): void {
    const range = this.#ranges.get(name);
    if (range !== undefined) this.#ranges.set(name, { ...range, to: lastId });
  }

  /** All of it. */
  ranges(): OwnRange[] {
    return [...this.#ranges.values()];
  }
}
