/**
 * Which lines of which rooms a person said under their present name.
 *
 * @module
 */

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
 * In a room, a name belongs to one person at a time. So each line that stands
 * between these ids and has their name is theirs. Of the time between two stays
 * nothing is known: somebody else may have borne the name.
 */
export class OwnLines {
  readonly #most: number;
  #ranges: OwnRange[] = [];

  /** Remembers this many stays in rooms at most, the last ones. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Forgets all of it: the name is new in each of these rooms. */
  begin(rooms: Iterable<Room>): void {
    this.#ranges = [];
    for (const room of rooms) this.enter(room);
  }

  /** Notes that the person comes into a room. */
  enter({ name, lastId }: Room): void {
    const range = { room: name, from: lastId + 1, to: undefined };
    // A push would make room for sixteen more, which few people ever need.
    this.#ranges = this.#ranges.concat(range);
    if (this.#ranges.length > this.#most) this.#ranges.shift();
  }

  /** Notes that the person leaves a room. */
  leave({ name, lastId }: Room): void {
    const at = this.#ranges
      .findLastIndex(({ room, to }) => room === name && to === undefined);
    if (at < 0) return;
    const range = { ...this.#ranges[at], to: lastId };
    // A stay in which nothing can have been said is not worth a place.
    if (range.to <= range.from) this.#ranges.splice(at, 1);
    else this.#ranges[at] = range;
  }

  /** Takes over what is known. */
  restore(ranges: readonly OwnRange[]): void {
    this.#ranges = ranges.map(({ room, from, to }) => ({ room, from, to }));
  }

  /** All of it. */
  ranges(): readonly OwnRange[] {
    return this.#ranges;
  }
}
