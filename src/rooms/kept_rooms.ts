/**
 * Rooms that exist while they are empty.
 *
 * @module
 */

import { nameKey } from "./name.ts";
import type { Room } from "./room.ts";

/** Rooms that stay when the last person leaves; a link room never does. */
export class KeptRooms {
  readonly #keys = new Set<string>();

  /** Whether a room stays. */
  has({ name }: Room): boolean {
    return this.#keys.has(nameKey(name));
  }

  /** Whether a room that is empty ends with that. A link room ends by its time. */
  letsEnd(room: Room): boolean {
    return room.access === undefined && !this.has(room);
  }

  /** Lets a room stay. */
  add({ name, access }: Room): void {
    if (access === undefined) this.#keys.add(nameKey(name));
  }

  /** Lets a room end when it is empty. */
  delete({ name }: Room): void {
    this.#keys.delete(nameKey(name));
  }
}
