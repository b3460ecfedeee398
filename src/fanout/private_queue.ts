/**
 * What one connection alone is to be given, between what it reads.
 *
 * @module
 */

import type { Cursor } from "./cursor.ts";
import type { MemoryBudget } from "./memory_budget.ts";
import { Queue, type Queued } from "./queue.ts";

/** How much may wait, in bytes: the asides themselves, and what each costs. */
export interface PrivateQueueBounds {
  /** For one connection. */
  readonly each: number;
  /** For one connection, while all together hold too much. @default {each} */
  readonly share?: number;
  /** What all together hold. @default {nothing} */
  readonly pool?: MemoryBudget;
}

/** Something that waits until a cursor has come to a place. */
export interface PrivateLine extends Queued<PrivateLine> {
  /** What has to be read before. */
  readonly cursor: Cursor | undefined;
  /** Up to where. */
  readonly place: number;
  /** What is then written, if anything. */
  readonly bytes: Uint8Array | undefined;
  /** Whether the cursor's reading ends there. */
  readonly isEnd: boolean;
}

// The memory that an aside takes besides its bytes, about.
const COST = 256;

/** A bounded queue of asides, of which the first may be written in part. */
export class PrivateQueue {
  readonly #bounds: PrivateQueueBounds;
  readonly #lines = new Queue<PrivateLine>();
  #held = 0;
  // How much of the first has been written.
  #written = 0;

  /** Makes an empty queue. */
  constructor(bounds: PrivateQueueBounds) {
    this.#bounds = bounds;
  }

  /** The one whose turn it is. */
  get first(): PrivateLine | undefined {
    return this.#lines.first;
  }

  /** What of the first is still to be written, if it is something to write. */
  get rest(): Uint8Array | undefined {
    const bytes = this.#lines.first?.bytes;
    return this.#written === 0 ? bytes : bytes!.subarray(this.#written);
  }

  /** Puts one at the end. Tells whether there was room for it. */
  add(
    cursor: Cursor | undefined,
    place: number,
    bytes: Uint8Array | undefined,
    isEnd = false,
  ): boolean {
    const aside = { cursor, place, bytes, isEnd, behind: undefined };
    if (!this.#fits(sizeOf(aside))) return false;
    this.#hold(sizeOf(aside));
    this.#lines.add(aside);
    return true;
  }

  /** Notes that so many bytes more of the first have been written. */
  advance(count: number): void {
    this.#written += count;
    if (this.#written >= this.#lines.first!.bytes!.length) this.shift();
  }

  /** Takes out the first. */
  shift(): void {
    this.#hold(-sizeOf(this.#lines.shift()!));
    this.#written = 0;
  }

  /** Gives all of them up. */
  clear(): void {
    this.#hold(-this.#held);
    this.#lines.clear();
    this.#written = 0;
  }

  #fits(size: number): boolean {
    const { each, share = each, pool } = this.#bounds;
    const isShort = pool !== undefined && pool.held + size > pool.most;
    // However short memory is, whoever has read everything is shown the next.
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
