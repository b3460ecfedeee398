/**
 * Lines that wait to be written.
 *
 * @module
 */

import type { RoomEvent } from "../messages/event.ts";
import { sizeOf } from "./written_batch.ts";

/** Lines in the order in which they came. */
export class Gathering {
  #events: RoomEvent[] = [];
  #size = 0;
  #since = 0;

  /** The lines. */
  get events(): readonly RoomEvent[] {
    return this.#events;
  }

  /** Their text, in UTF-16 code units. */
  get size(): number {
    return this.#size;
  }

  /** How long the first of them has waited at most, in milliseconds. */
  get waited(): number {
    return this.#events.length === 0 ? 0 : performance.now() - this.#since;
  }

  /** Adds a line. */
  add(event: RoomEvent): void {
    if (this.#events.length === 0) this.#since = performance.now();
    this.#events.push(event);
    this.#size += sizeOf(event);
  }

  /** Takes out the first lines: until they have so much text. */
  take(most: number): RoomEvent[] {
    let [count, size] = [0, 0];
    while (count < this.#events.length && size < most) {
      size += sizeOf(this.#events[count++]);
    }
    this.#size -= size;
    return this.#events.splice(0, count);
  }

  /** Leaves only some of the lines. */
  keep(isKept: (event: RoomEvent) => boolean): void {
    this.#events = this.#events.filter(isKept);
    this.#size = this.#events.reduce((sum, event) => sum + sizeOf(event), 0);
  }
}
