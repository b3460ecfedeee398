/**
 * What one connection still has to receive, in order.
 *
 * @module
 */

import type { Connection } from "./connection.ts";
import { Cursor } from "./cursor.ts";
import type { Feed } from "./feed.ts";

/** Whom an outbox tells about itself. */
export interface OutboxHandler {
  /** There may be something to write. */
  ready(outbox: Outbox): void;
}

/** Something that waits until a cursor has come to a place. */
interface Item {
  readonly cursor: Cursor | undefined;
  readonly place: number;
  /** What is then written; without it, the cursor's reading ends there. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * The order of what one connection receives.
 *
 * 1. A private line goes out after everything that its room's feed held when
 *    it was said, and before everything that came later.
 * 2. Leaving a feed takes its turn in the same way. Going from one feed to
 *    another is leaving one and following the other.
 * 3. Between {@linkcode next} and {@linkcode advance}, one write is under way.
 * 4. Private lines are bounded, as feeds are. Who falls out of either is lost:
 *    nothing more is written, and the connection's reading ends.
 */
export class Outbox {
  /** Where the bytes go. */
  readonly connection: Connection;
  /** Whether it is being written to. Kept by whoever writes. */
  state: "idle" | "queued" | "writing" = "idle";
  /** The wave that its last write belongs to. Kept by whoever writes. */
  wave = 0;
  readonly #handler: OutboxHandler;
  readonly #maxPrivate: number;
  readonly #wake: () => void;
  #cursors: Cursor[] = [];
  #items: Item[] = [];
  #privateBytes = 0;
  // Of the write under way: its cursor if it has one, and its length. Of the
  // first item: how much has been written.
  #writing: Cursor | undefined;
  #inFlight = 0;
  #offset = 0;
  #lost: "slow" | "broken" | undefined;
  #finished: (() => void) | undefined;

  /**
   * Makes an outbox that is empty.
   *
   * @param maxPrivate How many bytes of private lines may wait.
   */
  constructor(
    connection: Connection,
    handler: OutboxHandler,
    maxPrivate: number,
  ) {
    this.connection = connection;
    this.#handler = handler;
    this.#maxPrivate = maxPrivate;
    this.#wake = () => handler.ready(this);
  }

  /** Why nothing more can be written, if so. */
  get lost(): "slow" | "broken" | undefined {
    return this.#lost;
  }

  /** Whether everything has been written. */
  get isEmpty(): boolean {
    if (this.#items.length > 0 || this.#inFlight > 0) return false;
    const cursors = this.#cursors;
    for (let at = 0; at < cursors.length; at++) {
      if (!cursors[at].isAtHead) return false;
    }
    return true;
  }

  /** Reads `feed` from `place` on. */
  follow(feed: Feed, place: number): Cursor {
    const cursor = new Cursor(feed, place, this.#wake);
    this.#cursors.push(cursor);
    this.#handler.ready(this);
    return cursor;
  }

  /** Ends the reading at what is now the head of the cursor's feed. */
  unfollow(cursor: Cursor): void {
    this.#add({ cursor, place: cursor.feed.head, bytes: undefined });
  }

  /** Queues a private line, in its place among what `beside` reads. */
  send(bytes: Uint8Array, beside?: Cursor): void {
    this.#privateBytes += bytes.length;
    if (this.#privateBytes > this.#maxPrivate) return this.lose("slow");
    this.#add({ cursor: beside, place: beside?.feed.head ?? 0, bytes });
  }

  /** What to write next; undefined when there is nothing. */
  next(): Uint8Array | undefined {
    const bytes = this.#items.length > 0
      ? this.#nextItem()
      : this.#nextOfFeeds();
    this.#inFlight = bytes?.length ?? 0;
    return bytes;
  }

  /** Notes that `count` bytes of what `next` gave have been written. */
  advance(count: number): void {
    this.#inFlight = 0;
    if (this.#writing !== undefined) {
      this.#writing.place += count;
      return;
    }
    if (this.#lost) return;
    this.#privateBytes -= count;
    this.#offset += count;
    if (this.#offset >= this.#items[0].bytes!.length) {
      this.#items.shift();
      this.#offset = 0;
    }
  }

  /** Notes that there is nothing to write for now. */
  rest(): void {
    const cursors = this.#cursors;
    for (let at = 0; at < cursors.length; at++) cursors[at].wait();
    this.#finished?.();
  }

  /** Gives up what this reader has fallen too far behind to be given. */
  dropIfBehind(): void {
    if (this.#cursors.some((cursor) => this.#isBehind(cursor))) {
      this.lose("slow");
    }
  }

  /** Gives up everything that has not been written. */
  lose(why: "slow" | "broken"): void {
    if (this.#lost) return;
    this.#lost = why;
    this.#items = [];
    for (const cursor of this.#cursors) cursor.detach();
    this.#cursors = [];
    this.#finished?.();
    this.connection.stopReading();
  }

  /** Resolves when all that is queued has been written, or never can be. */
  finish(): Promise<void> {
    if (this.#lost || (this.state === "idle" && this.isEmpty)) {
      return Promise.resolve();
    }
    return new Promise((resolve) => this.#finished = resolve);
  }

  #add(item: Item): void {
    if (this.#lost) return;
    this.#items.push(item);
    this.#handler.ready(this);
  }

  #nextItem(): Uint8Array | undefined {
    while (this.#items.length > 0) {
      const { cursor, place, bytes } = this.#items[0];
      if (cursor !== undefined && cursor.place < place) {
        const view = this.#nextOf(cursor, place);
        if (view !== undefined || this.#lost) return view;
      }
      if (bytes !== undefined) {
        this.#writing = undefined;
        return this.#offset === 0 ? bytes : bytes.subarray(this.#offset);
      }
      this.#items.shift();
      this.#cursors = this.#cursors.filter((other) => other !== cursor);
      cursor!.detach();
    }
    return this.#nextOfFeeds();
  }

  #nextOfFeeds(): Uint8Array | undefined {
    const cursors = this.#cursors;
    for (let at = 0; at < cursors.length; at++) {
      const cursor = cursors[at];
      const view = this.#nextOf(cursor, cursor.feed.head);
      if (view === undefined) continue;
      // Several rooms take turns.
      if (cursors.length > 1) cursors.push(...cursors.splice(at, 1));
      return view;
    }
    return undefined;
  }

  #nextOf(cursor: Cursor, end: number): Uint8Array | undefined {
    const view = cursor.view(end);
    if (view === undefined && cursor.place < end) this.lose("slow");
    this.#writing = cursor;
    return view;
  }

  #isBehind(cursor: Cursor): boolean {
    const written = cursor === this.#writing ? this.#inFlight : 0;
    return cursor.place + written < cursor.feed.tail;
  }
}
