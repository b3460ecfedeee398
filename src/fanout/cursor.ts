/**
 * A reader's place in a feed.
 *
 * @module
 */

import type { Feed, Waiter } from "./feed.ts";

/** From one place up to another, there is nothing for this reader. */
interface Skip {
  readonly from: number;
  to: number;
  next: Skip | undefined;
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
  /** The next of those that one outbox reads with. Kept by the outbox. */
  next: Cursor | undefined;
  behind: Waiter | undefined;
  readonly #reader: Reader;
  #waits = false;
  #isDetached = false;
  #firstSkip: Skip | undefined;
  #lastSkip: Skip | undefined;

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
    if (this.#lastSkip?.to === from) {
      this.#lastSkip.to = to;
      return;
    }
    const skip = { from, to, next: undefined };
    if (this.#lastSkip === undefined) this.#firstSkip = skip;
    else this.#lastSkip.next = skip;
    this.#lastSkip = skip;
  }

  /**
   * What to write next, up to `end`; passes over what is to be left out.
   *
   * @returns undefined at `end`, or when what comes next has fallen out.
   */
  view(end: number): Uint8Array | undefined {
    return this.#firstSkip === undefined
      ? this.feed.view(this.place, end)
      : this.#viewAround(end);
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
    this.#firstSkip = this.#lastSkip = undefined;
    this.feed.detach(this);
  }

  #viewAround(end: number): Uint8Array | undefined {
    for (;;) {
      const skip = this.#firstSkip;
      if (skip === undefined) return this.feed.view(this.place, end);
      if (this.place < skip.from) {
        return this.feed.view(this.place, Math.min(end, skip.from));
      }
      this.place = Math.max(this.place, skip.to);
      this.#firstSkip = skip.next;
      if (skip.next === undefined) this.#lastSkip = undefined;
    }
  }
}

/** Puts a cursor at the end of a list. Gives the first of the list. */
export function append(first: Cursor | undefined, cursor: Cursor): Cursor {
  cursor.next = undefined;
  if (first === undefined) return cursor;
  let last = first;
  while (last.next !== undefined) last = last.next;
  last.next = cursor;
  return first;
}

/** Takes a cursor out of a list. Gives the first of what is left. */
export function remove(
  first: Cursor | undefined,
  cursor: Cursor,
): Cursor | undefined {
  if (first === undefined) return undefined;
  if (first === cursor) return first.next;
  let before = first;
  while (before.next !== undefined && before.next !== cursor) {
    before = before.next;
  }
  if (before.next === cursor) before.next = cursor.next;
  return first;
}
