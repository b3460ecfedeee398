/**
 * The lines for one connection alone, at their places between a room's lines.
 *
 * @module
 */

import type { Cursor } from "./cursor.ts";
import type { MemoryBudget } from "./memory_budget.ts";
import { Queue, type Queued } from "./queue.ts";

/** How much may wait, in bytes: the private lines and the memory each costs. */
export interface PrivateQueueBounds {
  /** For one connection. */
  readonly each: number;
  /** For one connection, while all together hold too much. @default {each} */
  readonly share?: number;
  /** The memory that all queues share. @default {nothing} */
  readonly pool?: MemoryBudget;
}

/** A private line, or an end, that waits until a cursor has come to a place. */
export interface PrivateLine extends Queued<PrivateLine> {
  /** The cursor that has to read first. */
  readonly cursor: Cursor | undefined;
  /** The place that it has to come to. */
  readonly place: number;
  /** The bytes to write then, if any. */
  readonly bytes: Uint8Array | undefined;
  /** Whether the cursor's reading ends there. */
  readonly isEnd: boolean;
}

// Roughly the memory that a private line takes besides its bytes.
const COST = 256;

/** A bounded queue of private lines, of which the first may be partly written. */
export class PrivateQueue {
  readonly #bounds: PrivateQueueBounds;
  readonly #lines = new Queue<PrivateLine>();
  #held = 0;
  // The bytes of the first that have been written.
  #written = 0;

  /** Makes an empty queue. */
  constructor(bounds: PrivateQueueBounds) {
    this.#bounds = bounds;
  }

  /** The one whose turn it is. */
  get first(): PrivateLine | undefined {
    return this.#lines.first;
  }

  /** The bytes of the first that are still to be written, if it has bytes. */
  get rest(): Uint8Array | undefined {
    const bytes = this.#lines.first?.bytes;
    return this.#written === 0 ? bytes : bytes!.subarray(this.#written);
  }

  /** Adds one at the end. Tells whether there was room for it. */
  add(
    cursor: Cursor | undefined,
    place: number,
    bytes: Uint8Array | undefined,
    isEnd = false,
  ): boolean {
    const line = { cursor, place, bytes, isEnd, behind: undefined };
    if (!this.#fits(sizeOf(line))) return false;
    this.#hold(sizeOf(line));
    this.#lines.add(line);
    return true;
  }

  /** Notes that `count` more bytes of the first have been written. */
  advance(count: number): void {
    this.#written += count;
    if (this.#written >= this.#lines.first!.bytes!.length) this.shift();
  }

  /** Takes out the first. */
  shift(): void {
    this.#hold(-sizeOf(this.#lines.shift()!));
    this.#written = 0;
  }

  /** Gives back the memory of all of them. Nothing reads the queue after it. */
  giveUp(): void {
    this.#hold(-this.#held);
  }

  #fits(size: number): boolean {
    const { each, share = each, pool } = this.#bounds;
    const isShort = pool !== undefined && pool.held + size > pool.most;
    // However short memory is, a reader that is up to date gets its next line.
    if (isShort && this.#held === 0) return size <= each;
    return this.#held + size <= (isShort ? share : each);
  }

  #hold(size: number): void {
    this.#held += size;
    const { pool } = this.#bounds;
    if (pool !== undefined) pool.held += size;
  }
}

function sizeOf({ bytes }: PrivateLine): number {
  return COST + (bytes?.length ?? 0);
}
