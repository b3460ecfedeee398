/**
 * A reader's place in a feed.
 *
 * @module
 */

import type { Feed, Waiter } from "./feed.ts";

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
  readonly #wake: () => void;
  #waits = false;
  #isDetached = false;
  // Pairs of places: from the first up to the second, nothing is for this reader.
  #skips: number[] = [];

  /**
   * Starts to read.
   *
   * @param wake Is called when there is more, after {@linkcode Cursor.wait}.
   */
  constructor(feed: Feed, place: number, wake: () => void) {
    this.feed = feed;
    this.place = place;
    this.#wake = wake;
    feed.attach();
  }

  /** Whether there is nothing more to read for now. */
  get isAtHead(): boolean {
    return this.place === this.feed.head;
  }

  /** Leaves out what the feed has from `from` up to `to`. */
  skip(from: number, to: number): void {
    if (this.#isDetached) return;
    if (this.#skips.at(-1) === from) this.#skips[this.#skips.length - 1] = to;
    else this.#skips.push(from, to);
  }

  /**
   * What to write next, up to `end`; passes over what is to be left out.
   *
   * @returns undefined at `end`, or when what comes next has fallen out.
   */
  view(end: number): Uint8Array | undefined {
    while (this.#skips.length > 0) {
      const [from, to] = this.#skips;
      if (this.place < from) {
        return this.feed.view(this.place, Math.min(end, from));
      }
      this.place = Math.max(this.place, to);
      this.#skips.splice(0, 2);
    }
    return this.feed.view(this.place, end);
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
    this.#wake();
  }

  /** Stops reading. */
  detach(): void {
    if (this.#isDetached) return;
    this.#isDetached = true;
    this.#skips = [];
    this.feed.detach(this);
  }
}
