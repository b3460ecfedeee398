/**
 * Lines on their way to the file.
 *
 * @module
 */

import { type Deletion, isDeleted, type RoomEvent } from "../messages/event.ts";
import type { Log } from "../log.ts";
import { messageOf } from "../error_text.ts";
import { settled } from "../settled.ts";
import { nameKey } from "../rooms/name.ts";
import type { Thread } from "./thread.ts";
import { BatchSize } from "./batch_size.ts";
import { Gathering } from "./gathering.ts";
import { batchOf, sizeOf } from "./written_batch.ts";

/** The bounds of a {@linkcode BatchWriter}. Times are in milliseconds. */
export interface BatchWriterLimits {
  /** How long a line may wait until it is on disk (`--flush`). */
  readonly historyFlush: number;
  /** Text that may wait for the disk, in UTF-16 code units. */
  readonly historyQueue: number;
  /** How long it takes until a write that failed is tried again. */
  readonly historyRetry: number;
  /** How long writing what is left may take at the end. */
  readonly drain: number;
}

// So many ids may be given before the highest of them is noted in the file.
const NOTED_IDS = 1 << 18;

/**
 * Writes in batches. The rules:
 *
 * 1. A batch is written half the flush time after its first line, or when it is
 *    as large as may be. While one is written, the next gathers.
 * 2. When too much waits, {@linkcode BatchWriter.ready} gives a promise.
 * 3. A batch that failed is tried again. As long as writing fails, nobody has to
 *    wait; what no longer fits is not kept, and is counted in the log.
 */
export class BatchWriter {
  readonly #thread: Thread;
  readonly #limits: BatchWriterLimits;
  readonly #log: Log;
  readonly #batch: BatchSize;
  #floor: number;
  readonly #gathering = new Gathering();
  #writing: RoomEvent[] = [];
  // What of them is deleted meanwhile.
  #dropped: ((event: RoomEvent) => boolean)[] = [];
  #size = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #current: Promise<void> | undefined;
  #drained: PromiseWithResolvers<void> | undefined;
  #highest = 0;
  #noted = 0;
  #hasFailed = false;
  #isClosing = false;
  #lost = 0;

  /** Makes one that has nothing to write. */
  constructor(
    thread: Thread,
    limits: BatchWriterLimits,
    log: Log,
    floor: number,
  ) {
    this.#thread = thread;
    this.#limits = limits;
    this.#log = log;
    this.#batch = new BatchSize(limits);
    this.#floor = this.#highest = this.#noted = floor;
  }

  /** The id behind which every room begins. */
  get floor(): number {
    return this.#floor;
  }

  /** The highest id that was given. */
  get highest(): number {
    return this.#highest;
  }

  /** Notes an id that was given, whether a line has it or not. */
  see(id: number): void {
    if (id <= this.#highest) return;
    this.#highest = id;
    if (id - this.#noted > NOTED_IDS) this.#startLater();
  }

  /** Takes a line. */
  add(event: RoomEvent): void {
    const size = sizeOf(event);
    if (this.#hasFailed && this.#size + size > this.#limits.historyQueue) {
      this.#lost++;
      return;
    }
    this.#gathering.add(event);
    this.#size += size;
    if (this.#isFull) this.#start();
    else this.#startLater();
  }

  /** Notes the last id of a room that has ended: none begins before it again. */
  end(lastId: number): void {
    this.#floor = Math.max(this.#floor, lastId);
    this.#startLater();
  }

  /** A promise to await before reading more; undefined while there is room. */
  ready(): Promise<void> | undefined {
    const most = Math.min(this.#limits.historyQueue, 2 * this.#batch.most);
    if (this.#size <= most || this.#hasFailed) return undefined;
    return (this.#drained ??= Promise.withResolvers()).promise;
  }

  /** The lines of a room that are not on disk yet, oldest first. */
  unwritten(key: string): RoomEvent[] {
    return [...this.#writing, ...this.#gathering.events].filter((event) =>
      nameKey(event.room) === key &&
      this.#dropped.every((isKept) => isKept(event))
    );
  }

  /**
   * Writes no lines that are deleted. Those that are on their way to the disk
   * are written, unless that fails.
   *
   * @returns How many are not written.
   */
  drop(key: string, lines: Deletion): number {
    const before = this.#count;
    const isKept = (event: RoomEvent) =>
      !isDeleted(event, lines) || nameKey(event.room) !== key;
    this.#size -= this.#gathering.size;
    this.#gathering.keep(isKept);
    this.#size += this.#gathering.size;
    if (this.#current === undefined) {
      this.#writing = this.#keep(this.#writing, isKept);
    } else this.#dropped.push(isKept);
    return before - this.#count;
  }

  #keep(
    events: RoomEvent[],
    isKept: (event: RoomEvent) => boolean,
  ): RoomEvent[] {
    return events.filter((event) => {
      if (isKept(event)) return true;
      this.#size -= sizeOf(event);
      return false;
    });
  }

  /** Resolves when all that was said so far is on disk, or cannot be written. */
  async flush(): Promise<void> {
    while (this.#gathering.size > 0 && !this.#hasFailed) {
      if (this.#current === undefined) this.#start();
      await this.#current;
    }
    await this.#current;
  }

  /** Writes what is left, and ends; the log tells what was not written in time. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await settled(this.#finish(), this.#limits.drain);
    clearTimeout(this.#timer);
    if (this.#count === 0) return;
    this.#lost += this.#count;
    this.#log.error("history lost", { lines: this.#lost });
  }

  async #finish(): Promise<void> {
    await this.#current;
    this.#hasFailed = false;
    do {
      this.#start();
      await this.#current;
    } while (this.#gathering.size > 0 && !this.#hasFailed);
  }

  get #count(): number {
    return this.#writing.length + this.#gathering.events.length;
  }

  /** Whether what gathers is to be written without waiting for more. */
  get #isFull(): boolean {
    return this.#gathering.size >= this.#batch.most && !this.#hasFailed;
  }

  #startLater(): void {
    if (this.#current !== undefined) return;
    const { waited } = this.#gathering;
    const { historyRetry, historyFlush } = this.#limits;
    this.#timer ??= setTimeout(
      () => this.#start(),
      this.#hasFailed ? historyRetry : Math.max(0, historyFlush / 2 - waited),
    );
  }

  #start(): void {
    if (this.#current !== undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // All of it, when writing has failed.
    const most = this.#hasFailed ? Infinity : this.#batch.most;
    for (const event of this.#gathering.take(most)) this.#writing.push(event);
    this.#current = this.#write().finally(() => {
      this.#current = undefined;
      if (this.#isFull) this.#start();
      else if (this.#count > 0 && !this.#isClosing) this.#startLater();
    });
  }

  async #write(): Promise<void> {
    const { rooms, cells } = batchOf(this.#writing);
    const highest = this.#highest;
    const size = this.#size - this.#gathering.size;
    try {
      const took = await this.#thread
        .do("write", rooms, cells, this.#floor, highest);
      this.#noted = highest;
      this.#size -= size;
      // Without the time for which it waited behind a question.
      this.#batch.note(size, took);
      this.#writing = [];
      if (this.#hasFailed) {
        this.#log.warn("history written again", { lost: this.#lost });
      }
      this.#hasFailed = false;
      this.#lost = 0;
    } catch (error) {
      if (!this.#hasFailed) {
        this.#log.error("history not written", { why: messageOf(error) });
      }
      this.#hasFailed = true;
      for (const isKept of this.#dropped) {
        this.#writing = this.#keep(this.#writing, isKept);
      }
    }
    this.#dropped = [];
    if (this.ready() === undefined) {
      this.#drained?.resolve();
      this.#drained = undefined;
    }
  }
}
