/**
 * The output that one connection still has to receive, in order.
 *
 * @module
 */

import { PrivateQueue, type PrivateQueueBounds } from "./private_queue.ts";
import type { ByteSink, Connection } from "../net/connection.ts";
import { Cursor } from "./cursor.ts";
import type { OutboxHandler } from "./outbox_handler.ts";
import type { Queued } from "./queue.ts";
import type { Feed } from "./feed.ts";

/**
 * The output of one connection, in order.
 *
 * 1. A private line goes out after everything that the feeds of all its
 *    reader's rooms held when it was said. Where the reader is in one room, it
 *    goes out before everything that came later, too.
 * 2. Leaving a feed takes its turn in the same way. Going from one feed to
 *    another is leaving one and following the other.
 * 3. Between {@linkcode next} and {@linkcode advance}, one write is under way.
 * 4. The outbox finishes a line that a write has begun before it writes
 *    anything else: a line of another room never tears it.
 * 5. Private lines are bounded, as feeds are. A reader that falls behind either
 *    bound is lost: the outbox writes nothing more, and reading from the
 *    connection ends.
 *
 * Almost always one cursor reads and no private line waits. This case touches
 * as little memory as possible: with a thousand readers, the memory that a
 * write touches is most of its cost. To ask the one cursor and not a list, and
 * to write to the runtime's connection and not through ours, take some 2 % and
 * 1 % of the processor's time off a line to a thousand readers.
 */
export class Outbox implements Queued<Outbox> {
  // In the order in which a write needs them: what lies together in memory
  // comes into the processor's cache together.
  /** The next outbox in the scheduler's queue. The queue sets it. */
  behind: Outbox | undefined;
  /** Whether it is being written. The scheduler sets it. */
  state: "idle" | "queued" | "writing" = "idle";
  /** The wave that its last write belongs to. The scheduler sets it. */
  wave = 0;
  // The cursor, where there is just one.
  #sole: Cursor | undefined;
  #privateLines: PrivateQueue | undefined;
  // The bytes of a feed's last write that are still to be written.
  #cut = 0;
  #inFlight = 0;
  // The cursor of the write under way, if it has one.
  #writing: Cursor | undefined;
  /** What writes the bytes. */
  readonly sink: ByteSink;
  #lost: "slow" | "broken" | undefined;
  /** The connection that the bytes go to. */
  readonly connection: Connection;
  readonly #handler: OutboxHandler<Outbox>;
  readonly #bounds: PrivateQueueBounds;
  #cursors: Cursor[] = [];
  #finished: (() => void) | undefined;

  /**
   * Makes an empty outbox.
   *
   * @param bounds How many private lines may wait.
   */
  constructor(
    connection: Connection,
    handler: OutboxHandler<Outbox>,
    bounds: PrivateQueueBounds,
  ) {
    this.sink = connection.sink ?? connection;
    this.connection = connection;
    this.#handler = handler;
    this.#bounds = bounds;
  }

  /** Why nothing more can be written, if so. */
  get lost(): "slow" | "broken" | undefined {
    return this.#lost;
  }

  /** Whether everything has been written. */
  get isEmpty(): boolean {
    if (this.#privateLines !== undefined || this.#inFlight > 0) return false;
    if (this.#sole !== undefined) return this.#sole.isAtHead;
    for (const cursor of this.#cursors) if (!cursor.isAtHead) return false;
    return true;
  }

  /**
   * Whether the last write was whole, or the one under way may be, and its feed
   * still holds more than that for the reader.
   */
  left(bytes: number): boolean {
    return this.#cut === 0 && (this.#writing?.unread ?? 0) > bytes;
  }

  /** Reads `feed` from `place` on. */
  follow(feed: Feed, place: number): Cursor {
    const cursor = new Cursor(feed, place, this);
    // Not `push`, which reserves 17 places: most people are in one room.
    this.#cursors = [...this.#cursors, cursor];
    this.#noteCursors();
    this.#handler.ready(this);
    return cursor;
  }

  /** Ends the reading at what is now the head of the cursor's feed. */
  unfollow(cursor: Cursor): void {
    cursor.isEnding = true;
    this.#add(cursor, cursor.feed.head, undefined, true);
  }

  /** Queues a private line, in its place among all that is read. */
  send(bytes: Uint8Array): void {
    let last: Cursor | undefined;
    for (const cursor of this.#cursors) {
      // The queue already has the end of a cursor that is ending.
      if (cursor.isEnding) continue;
      if (last !== undefined && !last.isAtHead) {
        this.#add(last, last.feed.head, undefined);
      }
      last = cursor;
    }
    this.#add(last, last?.feed.head ?? 0, bytes);
  }

  /** A waiting cursor calls it when there is more. */
  wake(): void {
    this.#handler.ready(this);
  }

  /** Gives the next bytes to write; undefined when there is nothing. */
  next(): Uint8Array | undefined {
    const bytes = this.#cut > 0
      ? this.#nextOf(this.#writing!, this.#writing!.place + this.#cut)
      : this.#privateLines === undefined
      ? this.#nextOfFeeds()
      : this.#nextPrivate(this.#privateLines);
    this.#inFlight = bytes === undefined ? 0 : bytes.length;
    return bytes;
  }

  /** Notes that `count` bytes that `next` gave have been written. */
  advance(count: number): void {
    if (this.#writing !== undefined) {
      this.#cut = this.#inFlight - count;
      this.#writing.place += count;
    } else if (this.#privateLines !== undefined) {
      this.#privateLines.advance(count);
      const isDone = this.#privateLines.first === undefined;
      if (isDone) this.#privateLines = undefined;
    }
    this.#inFlight = 0;
  }

  /** Notes that there is nothing to write for now. */
  rest(): void {
    if (this.#sole !== undefined) this.#sole.wait();
    else for (const cursor of this.#cursors) cursor.wait();
    this.#finished?.();
  }

  /** Gives the reader up when the feed has dropped bytes it still had to read. */
  dropIfBehind(): void {
    for (const cursor of this.#cursors) {
      const written = cursor === this.#writing ? this.#inFlight : 0;
      if (cursor.place + written < cursor.feed.tail) return this.lose("slow");
    }
  }

  /** Gives up everything that has not been written. */
  lose(why: "slow" | "broken"): void {
    if (this.#lost) return;
    this.#lost = why;
    this.#privateLines?.giveUp();
    this.#privateLines = undefined;
    for (const cursor of this.#cursors) cursor.detach();
    this.#cursors.length = 0;
    this.#noteCursors();
    this.#finished?.();
    this.connection.stopReading();
  }

  /** Resolves when all that is queued has been written, or never can be. */
  finish(): Promise<void> {
    const isOver = this.#lost || (this.state === "idle" && this.isEmpty);
    if (isOver) return Promise.resolve();
    return new Promise((resolve) => this.#finished = resolve);
  }

  #add(
    cursor: Cursor | undefined,
    place: number,
    bytes: Uint8Array | undefined,
    isEnd = false,
  ): void {
    if (this.#lost) return;
    this.#privateLines ??= new PrivateQueue(this.#bounds);
    const hasRoom = this.#privateLines.add(cursor, place, bytes, isEnd);
    if (!hasRoom) return this.lose("slow");
    this.#handler.ready(this);
  }

  #nextPrivate(privateLines: PrivateQueue): Uint8Array | undefined {
    for (let at; (at = privateLines.first) !== undefined;) {
      const { cursor, place, isEnd } = at;
      if (cursor !== undefined && cursor.place < place) {
        const view = this.#nextOf(cursor, place);
        if (view !== undefined || this.#lost) return view;
      }
      this.#writing = undefined;
      if (at.bytes !== undefined) return privateLines.rest;
      privateLines.shift();
      if (!isEnd) continue;
      this.#cursors.splice(this.#cursors.indexOf(cursor!), 1);
      this.#noteCursors();
      cursor!.detach();
    }
    this.#privateLines = undefined;
    return this.#nextOfFeeds();
  }

  #nextOfFeeds(): Uint8Array | undefined {
    const sole = this.#sole;
    if (sole !== undefined) return this.#nextOf(sole, sole.feed.head);
    const cursors = this.#cursors;
    for (let at = 0; at < cursors.length; at++) {
      const cursor = cursors[at];
      const view = this.#nextOf(cursor, cursor.feed.head);
      if (view === undefined) continue;
      // Several rooms take turns.
      cursors.push(...cursors.splice(at, 1));
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

  #noteCursors(): void {
    this.#sole = this.#cursors.length === 1 ? this.#cursors[0] : undefined;
  }
}
