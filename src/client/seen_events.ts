/**
 * The events that have been seen.
 *
 * @module
 */

import type { HeardEvent } from "./server_message.ts";

const ROOMS = 200;

/**
 * How far each room has been read. Within a room events count up; when a room
 * or a server begins anew, the count does too, but time does not.
 */
export class SeenEvents {
  readonly #rooms = new Map<string, { id: number; time: number }>();

  /** The rooms of which events were seen. */
  rooms(): readonly string[] {
    return [...this.#rooms.keys()];
  }

  /** The id of the last event that was seen in a room; 0 when none was. */
  lastId(room: string): number {
    return this.#rooms.get(room)?.id ?? 0;
  }

  /** Whether an event was seen, or is older than the last seen one. */
  has({ room, id, time }: HeardEvent): boolean {
    const last = this.#rooms.get(room);
    return last !== undefined && id <= last.id && time <= last.time;
  }

  /** Notes that an event was seen. */
  add({ room, id, time }: HeardEvent): void {
    const last = this.#rooms.get(room);
    const latest = Math.max(time, last?.time ?? 0);
    this.#rooms.delete(room);
    this.#rooms.set(room, { id, time: latest });
    if (this.#rooms.size > ROOMS) {
      this.#rooms.delete(this.#rooms.keys().next().value!);
    }
  }
}
