/**
 * The list of named rooms.
 *
 * @module
 */

import type { Room } from "./room.ts";

/** A room as a list of rooms shows it. */
export interface RoomListing {
  /** Its name. */
  readonly name: string;
  /** How many people are in it. */
  readonly people: number;
  /** Its topic; empty when there is none. */
  readonly topic: string;
}

// Sorting so few costs nothing worth saving.
const FEW = 100;

/** How long a list of many rooms is reused, in milliseconds. */
export const FRESH = 1000;

/**
 * The rooms that are found by their name, the fullest first. A list of many
 * rooms is made once a second, however many people ask for it: sorting 1,500
 * rooms for each of 50 people held everyone else up for half a second.
 */
export class RoomDirectory {
  readonly #rooms: ReadonlyMap<unknown, Room>;
  readonly #now: () => number;
  #list: readonly RoomListing[] = [];
  #madeAt = -Infinity;

  /**
   * Lists these rooms.
   *
   * @param now In milliseconds; never goes back.
   */
  constructor(
    rooms: ReadonlyMap<unknown, Room>,
    now: () => number = () => performance.now(),
  ) {
    this.#rooms = rooms;
    this.#now = now;
  }

  /** All rooms. */
  list(): readonly RoomListing[] {
    const now = this.#now();
    const isFresh = now - this.#madeAt < FRESH && this.#list.length > FEW;
    if (isFresh && this.#rooms.size > FEW) return this.#list;
    this.#madeAt = now;
    this.#list = [...this.#rooms.values()].map(listingOf).sort(byPeople);
    return this.#list;
  }
}

function listingOf({ name, members, topic }: Room): RoomListing {
  return { name, people: members.size, topic: topic.text };
}

function byPeople(a: RoomListing, b: RoomListing): number {
  return b.people - a.people || (a.name < b.name ? -1 : 1);
}
