/**
 * A bounded, append-only byte log, with places in it.
 *
 * @module
 */

import type { MemoryBudget } from "./memory_budget.ts";
import { Queue, type Queued } from "./queue.ts";

/** How large a feed and its segments may be, in bytes. */
export interface FeedSizes {
  /** All segments together. */
  readonly feed: number;
  /** The first segment. */
  readonly leastSegment: number;
  /** Each of the others, at most. */
  readonly segment: number;
  /** The memory that it shares with other feeds. @default {nothing} */
  readonly pool?: MemoryBudget;
}

/** Something that waits at the head of a feed for more to come. */
export interface Waiter extends Queued<Waiter> {
  /** The feed calls it once, when something has been appended. */
  wake(): void;
}

interface Segment {
  /** The place of its first byte. */
  readonly start: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  used: number;
}

const encoder = new TextEncoder();

/**
 * The bytes that the readers of one dialect in one room still have to receive.
 *
 * A place is a count of bytes since the feed began. It never goes back.
 *
 * 1. A byte once appended is never moved or overwritten. A view stays right for
 *    as long as its holder keeps it, even after the feed has dropped the
 *    segment.
 * 2. One append never spans two segments, so no view ends inside it.
 * 3. The segments together never hold more than the bound. The oldest go first,
 *    and `tail` is the first place that can still be read. When all feeds
 *    together hold too much, the bound is lower.
 * 4. When every reader waits at the head, the feed keeps nothing.
 */
export class Feed {
  readonly #sizes: FeedSizes;
  #segments: Segment[] = [];
  #held = 0;
  #head = 0;
  #readers = 0;
  // The waiting readers, and their number.
  readonly #waiters = new Queue<Waiter>();
  #waiting = 0;
  #lastSize = 0;
  // The last view that was given: many readers ask for the same place.
  #view = new Uint8Array(0);
  #viewFrom = -1;
  #viewTo = -1;

  /** Makes an empty feed. */
  constructor(sizes: FeedSizes) {
    this.#sizes = sizes;
  }

  /** The place after the last byte. */
  get head(): number {
    return this.#head;
  }

  /** The first place from which everything can still be read. */
  get tail(): number {
    return this.#segments.length > 0 ? this.#segments[0].start : this.#head;
  }

  /** The bytes of memory that its segments take. */
  get held(): number {
    return this.#held;
  }

  /** Counts a reader. */
  attach(): void {
    this.#readers++;
  }

  /** Forgets a reader. */
  detach(waiter: Waiter): void {
    this.#readers--;
    if (this.#waiters.remove(waiter)) this.#waiting--;
    if (this.#readers === 0) this.#forget(0);
    else if (this.#waiting === this.#readers) this.#forgetRead();
  }

  /** Notes that `waiter` has read everything. Each waits once at a time. */
  wait(waiter: Waiter): void {
    this.#waiters.add(waiter);
    this.#waiting++;
    if (this.#waiting === this.#readers) this.#forgetRead();
  }

  /**
   * Adds `text` at the head and wakes all waiting readers.
   *
   * @returns Whether old bytes had to go to make room.
   */
  append(text: string): boolean {
    const dropped = this.write(text);
    this.wakeAll();
    return dropped;
  }

  /**
   * Adds `text` at the head without waking anybody: the room first lets some
   * readers skip it, and then calls {@linkcode wakeAll}.
   *
   * @returns Whether old bytes had to go to make room.
   */
  write(text: string): boolean {
    let last = this.#segments.at(-1);
    let dropped = false;
    let written = last === undefined ? -1 : encodeInto(text, last);
    if (written < 0) {
      dropped = this.#addSegment(text);
      last = this.#segments.at(-1)!;
      written = encodeInto(text, last);
    }
    last!.used += written;
    this.#head += written;
    return dropped;
  }

  /** Wakes all waiting readers. */
  wakeAll(): void {
    this.#waiting = 0;
    this.#waiters.drain(wake);
  }

  /**
   * Gives the bytes at `place`, up to `end` or the end of their segment.
   *
   * @returns undefined when there is nothing yet, or no longer.
   */
  view(place: number, end: number = this.#head): Uint8Array | undefined {
    if (place === this.#viewFrom && end === this.#viewTo) return this.#view;
    if (place >= end || place < this.tail) return undefined;
    let index = this.#segments.length - 1;
    while (this.#segments[index].start > place) index--;
    const { start, used, bytes } = this.#segments[index];
    const view = bytes.subarray(place - start, Math.min(used, end - start));
    this.#view = view;
    this.#viewFrom = place;
    this.#viewTo = end;
    return view;
  }

  #addSegment(text: string): boolean {
    const size = Math.max(this.#nextSize(), text.length * 3);
    let dropped = 0;
    while (dropped < this.#segments.length && !this.#fits(size)) {
      this.#hold(-this.#segments[dropped++].bytes.length);
    }
    this.#segments.splice(0, dropped);
    if (dropped > 0) this.#forgetView();
    this.#segments.push({
      start: this.#head,
      bytes: new Uint8Array(size),
      used: 0,
    });
    this.#hold(size);
    return dropped > 0;
  }

  #fits(size: number): boolean {
    const { feed, segment, pool } = this.#sizes;
    if (this.#held + size > feed) return false;
    // Short memory shortens every feed to one segment, so the largest give
    // most.
    const isShort = pool !== undefined && pool.held + size > pool.most;
    return !isShort || this.#held + size <= segment;
  }

  #hold(bytes: number): void {
    this.#held += bytes;
    const { pool } = this.#sizes;
    if (pool !== undefined) pool.held += bytes;
  }

  /** Doubles while some reader is behind, and starts small when none is. */
  #nextSize(): number {
    const { leastSegment, segment } = this.#sizes;
    const isQuiet = this.#waiting === this.#readers;
    this.#lastSize = isQuiet
      ? leastSegment
      : Math.min(segment, Math.max(leastSegment, this.#lastSize * 2));
    return this.#lastSize;
  }

  #forgetRead(): void {
    const last = this.#segments.at(-1);
    if (last === undefined) return;
    const isLarge = last.bytes.length > this.#sizes.leastSegment;
    const isSpent = last.used * 2 > last.bytes.length;
    this.#forget(isLarge && isSpent ? 0 : 1);
  }

  #forget(kept: number): void {
    if (this.#segments.length <= kept) return;
    for (
      const { bytes } of this.#segments.splice(0, this.#segments.length - kept)
    ) {
      this.#hold(-bytes.length);
    }
    this.#forgetView();
  }

  #forgetView(): void {
    this.#view = new Uint8Array(0);
    this.#viewFrom = this.#viewTo = -1;
  }
}

function wake(waiter: Waiter): void {
  waiter.wake();
}

/** Writes `text` behind the used bytes. Gives -1 when it does not fit. */
function encodeInto(text: string, segment: Segment): number {
  const rest = segment.bytes.subarray(segment.used);
  const { read, written } = encoder.encodeInto(text, rest);
  return read === text.length ? written : -1;
}
