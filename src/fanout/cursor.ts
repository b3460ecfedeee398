/**
 * A reader's place in a feed.
 *
 * @module
 */

import type { Feed, Waiter } from "./feed.ts";
import { Queue, type Queued } from "./queue.ts";

/** A range of the feed that this reader is not shown. */
interface Skip extends Queued<Skip> {
  readonly from: number;
  to: number;
}

/** The owner of a cursor. */
export interface Reader {
  /** Is called when there is more to read. */
  wake(): void;
}

/**
 * One reader's place in one feed, with the ranges that it is not shown.
 *
 * It counts as a reader of the feed from the moment it is made until
 * {@linkcode Cursor.detach}, so that the feed keeps what it still has to read.
 */
export class Cursor implements Waiter {
  /** The feed it reads. */
  readonly feed: Feed;
  /** Everything before this place has been written. */
  place: number;
  /** Whether its reading is to end. The outbox sets it. */
  isEnding = false;
  /** The next waiter in the feed's queue. */
  behind: Waiter | undefined;
  readonly #reader: Reader;
  #waits = false;
  #isDetached = false;
  // Undefined while there is no range to skip.
  #skips: Queue<Skip> | undefined;

  /**
   * Starts to read at `place`.
   *
   * @param reader The feed wakes it when there is more, after
   * {@linkcode Cursor.wait}.
   */
  constructor(feed: Feed, place: number, reader: Reader) {
    this.feed = feed;
    this.place = place;
    this.#reader = reader;
    feed.attach();
  }

  /** Whether there is nothing more to read for now. */
  get isAtHead(): boolean {
    return this.place === this.feed.head;
  }

  /** How much of the feed is still to be read, in bytes. */
  get unread(): number {
    return this.feed.head - this.place;
  }

  /** Leaves out the bytes from `from` up to `to`. */
  skip(from: number, to: number): void {
    if (this.#isDetached) return;
    this.#skips ??= new Queue();
    const { last } = this.#skips;
    if (last?.to === from) last.to = to;
    else this.#skips.add({ from, to, behind: undefined });
  }

  /**
   * Gives the next bytes to write, up to `end`, and passes over skipped ranges.
   *
   * @returns undefined at `end`, or when the feed has dropped the next bytes.
   */
  view(end: number): Uint8Array | undefined {
    return this.#skips === undefined
      ? this.feed.view(this.place, end)
      : this.#viewAround(this.#skips, end);
  }

  /** Asks the feed to call when there is more. */
  wait(): void {
    if (this.#waits || this.#isDetached) return;
    this.#waits = true;
    this.feed.wait(this);
  }

  /** The feed calls it when there is more. */
  wake(): void {
    this.#waits = false;
    this.#reader.wake();
  }

  /** Stops reading. */
  detach(): void {
    if (this.#isDetached) return;
    this.#isDetached = true;
    this.#skips = undefined;
    this.feed.detach(this);
  }

  #viewAround(skips: Queue<Skip>, end: number): Uint8Array | undefined {
    for (let skip = skips.first; skip !== undefined; skip = skips.first) {
      if (this.place < skip.from) {
        return this.feed.view(this.place, Math.min(end, skip.from));
      }
      this.place = Math.max(this.place, skip.to);
      skips.shift();
    }
    this.#skips = undefined;
    return this.feed.view(this.place, end);
  }
}
