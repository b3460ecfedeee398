/**
 * A reader's place in a feed.
 *
 * @module
 */

import type { Feed, Waiter } from "./feed.ts";
import { Queue, type Queued } from "./queue.ts";

/** From one place up to another, there is nothing for this reader. */
interface Skip extends Queued<Skip> {
  readonly from: number;
  to: number;
}

/** Whoever reads with a cursor. */
export interface Reader {
  /** Is called when there is more to read. */
  wake(): void;
}

/**
 * One reader's place in one feed, and what there it is not to be shown.
 *
 * It counts as a reader of the feed from the moment it is made until
 * {@linkcode Cursor.detach}, so that the feed keeps what it still has to read.
 */
export class Cursor implements Waiter {
  /** The feed it reads. */
  readonly feed: Feed;
  /** Up to where it has been written. */
  place: number;
  /** Whether its reading is to end. Kept by the outbox. */
  isEnding = false;
  /** Who waits behind it in the feed. */
  behind: Waiter | undefined;
  readonly #reader: Reader;
  #waits = false;
  #isDetached = false;
  // There are some only while something is left out.
  #skips: Queue<Skip> | undefined;

  /**
   * Starts to read at `place`.
   *
   * @param reader Is woken when there is more, after {@linkcode Cursor.wait}.
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

  /** Leaves out what the feed has from `from` up to `to`. */
  skip(from: number, to: number): void {
    if (this.#isDetached) return;
    this.#skips ??= new Queue();
    const { last } = this.#skips;
    if (last?.to === from) last.to = to;
    else this.#skips.add({ from, to, behind: undefined });
  }

  /**
   * What to write next, up to `end`; passes over what is to be left out.
   *
   * @returns undefined at `end`, or when what comes next has fallen out.
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

  /** Called by the feed. */
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
