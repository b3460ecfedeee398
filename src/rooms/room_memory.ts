/**
 * The last events of a room.
 *
 * @module
 */

import type { MemoryBudget } from "../fanout/memory_budget.ts";
import {
  type Deletion,
  isDeleted,
  isRemembered,
  type RoomEvent,
} from "../messages/event.ts";

/** How much a room remembers. */
export interface RoomMemoryLimits {
  /** Events it remembers. */
  readonly remembered: number;
  /** Text it remembers, in UTF-16 code units. */
  readonly rememberedText: number;
  /**
   * Text that a room may remember even when all rooms together remember too
   * much.
   */
  readonly leastRememberedText: number;
  /** The budget that all rooms share, in UTF-16 code units. @default {nothing} */
  readonly memory?: MemoryBudget;
}

// Roughly the memory that an event takes beside its text, in code units.
const COST = 64;

/** The last events of a room, kept for people who come later. */
export class RoomMemory {
  readonly #limits: RoomMemoryLimits;
  #events: RoomEvent[] = [];
  #text = 0;

  /** Starts without events. */
  constructor(limits: RoomMemoryLimits) {
    this.#limits = limits;
  }

  /** The last `count` events, oldest first. */
  last(count: number): readonly RoomEvent[] {
    const events: RoomEvent[] = [];
    for (let at = this.#events.length - 1; at >= 0; at--) {
      if (events.length >= count) break;
      // A deletion is for people who come back, and have read what is gone.
      if (isRemembered(this.#events[at])) events.push(this.#events[at]);
    }
    return events.reverse();
  }

  /** The events after the event `id`, oldest first. */
  since(id: number): readonly RoomEvent[] {
    return this.#events.filter((event) => event.id > id);
  }

  /** Keeps an event, and forgets the oldest ones beyond the bounds. */
  add(event: RoomEvent): void {
    this.#events.push(event);
    this.#hold(event, 1);
    while (this.#events.length > 0 && this.#isTooMuch()) {
      this.#hold(this.#events.shift()!, -1);
    }
  }

  /** Forgets lines that are deleted. */
  remove(deletion: Deletion): void {
    this.#events = this.#events.filter((event) => {
      if (!isDeleted(event, deletion)) return true;
      this.#hold(event, -1);
      return false;
    });
  }

  /** Forgets everything. */
  clear(): void {
    for (const event of this.#events) this.#hold(event, -1);
    this.#events = [];
  }

  #isTooMuch(): boolean {
    const { remembered, rememberedText, leastRememberedText, memory } =
      this.#limits;
    if (this.#events.length > remembered) return true;
    if (this.#text > rememberedText) return true;
    // When all rooms together remember too much, the active ones forget.
    const isShort = memory !== undefined && memory.held > memory.most;
    return isShort && this.#text > leastRememberedText;
  }

  #hold(event: RoomEvent, sign: 1 | -1): void {
    const length = textLength(event);
    this.#text += sign * length;
    const { memory } = this.#limits;
    if (memory !== undefined) memory.held += sign * (length + COST);
  }
}

function textLength(event: RoomEvent): number {
  return "text" in event ? event.text.length : 0;
}
