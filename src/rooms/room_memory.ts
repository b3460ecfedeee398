/**
 * What was said in a room lately.
 *
 * @module
 */

import type { RoomEvent } from "../messages/event.ts";

/** How much a room remembers. */
export interface RoomMemoryLimits {
  /** Events it remembers. */
  readonly remembered: number;
  /** Text it remembers, in UTF-16 code units. */
  readonly rememberedText: number;
}

/** The last events of a room that are kept to be shown to those who come later. */
export class RoomMemory {
  readonly #limits: RoomMemoryLimits;
  #events: RoomEvent[] = [];
  #text = 0;

  /** Makes one that remembers nothing. */
  constructor(limits: RoomMemoryLimits) {
    this.#limits = limits;
  }

  /** The last `count` of them, oldest first. */
  last(count: number): readonly RoomEvent[] {
    return count > 0 ? this.#events.slice(-count) : [];
  }

  /** Those after the event numbered `id`, oldest first. */
  since(id: number): readonly RoomEvent[] {
    return this.#events.filter((event) => event.id > id);
  }

  /** Keeps an event, and forgets the oldest when they are too many. */
  add(event: RoomEvent): void {
    this.#events.push(event);
    this.#text += textLength(event);
    while (
      this.#events.length > this.#limits.remembered ||
      this.#text > this.#limits.rememberedText
    ) {
      this.#text -= textLength(this.#events.shift()!);
    }
  }
}

function textLength(event: RoomEvent): number {
  return "text" in event ? event.text.length : 0;
}
