/**
 * The other side of the thread that writes and searches the history.
 *
 * @module
 */

import type { Deletion } from "../messages/event.ts";
import type { Ban } from "../rooms/bans.ts";
// Started from its text: from its file, a worker asks to read the program.
import source from "./history_thread.js" with { type: "text" };
import blocksSource from "./block_times.js" with { type: "text" };
import indexSource from "./index_text.js" with { type: "text" };
import removalSource from "./removal.js" with { type: "text" };
import { HistoryError } from "./history_error.ts";
import type { StoredLine } from "./stored_line.ts";

/** A line, and where it stands. */
export interface Row extends StoredLine {
  /** Its place in the file. */
  readonly place: number;
}

/** A room of a batch. */
export interface BatchRoom {
  /** Its key (`nameKey`). */
  readonly key: string;
  /** Its name. */
  readonly name: string;
  /** The last id that it gave. */
  lastId: number;
}

/** Lines to remove. */
export interface RemovalQuery extends Deletion {
  /** The room's key. */
  readonly key: string;
  /** The number under which the file notes what is left to remove. */
  readonly number?: number | undefined;
}

/** The requests to the thread. */
export interface Tasks {
  /** Opens the file. */
  open(path: string): void;
  /**
   * Writes lines: eight cells each (`batchOf`).
   *
   * @returns How long it took, in milliseconds.
   */
  write(
    rooms: readonly BatchRoom[],
    cells: readonly (string | number)[],
    floor: number,
    highest: number,
  ): number;
  /** Lets a room exist while it is empty, or no longer. */
  keepRoom(key: string, name: string, isKept: boolean): void;
  /** Takes these bans in the place of those that it holds. */
  saveBans(bans: readonly Ban[]): void;
  /** Removes lines from before a time, or while the file has more bytes. */
  retain(bounds: { before: number; most: number }): {
    removed: number;
    hasMore: boolean;
  };
  /** Removes some of the lines between two ids, and tells what is left. */
  remove(lines: RemovalQuery): { removed: number; left?: RemovalQuery };
  /** Takes what was removed out of the files; tells whether all of it is out. */
  release(): boolean;
  /** A part of a room's past. */
  page(query: {
    key: string;
    count: number;
    before: { id: number } | { time: number } | undefined;
    after: number | undefined;
  }): { events: readonly Row[]; hasMore: boolean };
  /** Finds lines, for as long as `patience` milliseconds. */
  search(query: {
    words: readonly string[];
    key: string | undefined;
    from: string | undefined;
    before: number | undefined;
    beforePlace: number | undefined;
    count: number;
    patience: number;
  }): { found: readonly Row[]; next?: number };
  /** Reads some of the times of an older file; tells whether all are read. */
  readBlocks(): boolean;
  /** Notes that all is written, and closes the file. */
  close(): void;
}

// These wait until the one before them is done, here and not in the thread: so
// a write waits for one of them at most. The file is closed behind all of them.
const QUESTIONS: ReadonlySet<keyof Tasks> = new Set([
  ...["page", "search", "retain", "remove", "release"] as const,
  ...["readBlocks", "close"] as const,
]);

// Nobody waits for their answers when the server stops.
const READING: ReadonlySet<keyof Tasks> = new Set(
  ["page", "search", "readBlocks"] as const,
);

type Reply = { call: number; value?: unknown; why?: string };
type Waiting = PromiseWithResolvers<unknown>;
type Question = { task: keyof Tasks; args: unknown[]; waiting: Waiting };

/** Does one task after the other, in a thread of its own; writes go first. */
export class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #questions: Question[] = [];
  #asked: number | undefined;
  #isStopping = false;
  #calls = 0;

  /** Starts it. */
  constructor() {
    const index = moduleOf(indexSource);
    const removal = moduleOf(removalSource.replace("./index_text.js", index));
    const whole = source.replace("./index_text.js", index)
      .replace("./removal.js", removal)
      .replace("./block_times.js", moduleOf(blocksSource));
    this.#worker = new Worker(moduleOf(whole), {
      type: "module",
      name: "history",
    });
    this.#worker.onmessage = ({ data }) => this.#take(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message);
    };
  }

  /** Whether it refuses what is to be read. */
  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** How many tasks are not done yet. */
  get busy(): number {
    return this.#waiting.size + this.#questions.length;
  }

  /**
   * Does a task.
   *
   * @throws {HistoryError} When it could not be done; then nothing of it is.
   */
  do<Name extends keyof Tasks>(
    task: Name,
    ...args: Parameters<Tasks[Name]>
  ): Promise<ReturnType<Tasks[Name]>> {
    const waiting = Promise.withResolvers<unknown>();
    const question = { task, args, waiting };
    if (this.#isStopping && READING.has(task)) refuse(question);
    else if (QUESTIONS.has(task)) {
      this.#questions.push(question);
      this.#askNext();
    } else this.#post(question);
    return waiting.promise as Promise<ReturnType<Tasks[Name]>>;
  }

  /** Refuses what is still to be read, and all that is asked for later. */
  stopReading(): void {
    this.#isStopping = true;
    const isReading = ({ task }: Question) => READING.has(task);
    const refused = this.#questions.filter(isReading);
    this.#questions = this.#questions.filter((one) => !isReading(one));
    for (const question of refused) refuse(question);
  }

  /** Ends it. */
  end(): void {
    this.#worker.terminate();
    this.#fail("it has ended");
  }

  #take({ call, value, why }: Reply): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    if (call === this.#asked) {
      this.#asked = undefined;
      this.#askNext();
    }
    if (why === undefined) waiting?.resolve(value);
    else waiting?.reject(new HistoryError(why));
  }

  #askNext(): void {
    if (this.#asked !== undefined) return;
    const next = this.#questions.shift();
    if (next !== undefined) this.#asked = this.#post(next);
  }

  #post({ task, args, waiting }: Question): number {
    const call = ++this.#calls;
    this.#waiting.set(call, waiting);
    this.#worker.postMessage({ call, task, args });
    return call;
  }

  #fail(why: string): void {
    const all = [
      ...this.#waiting.values(),
      ...this.#questions.map(({ waiting }) => waiting),
    ];
    this.#waiting.clear();
    this.#questions = [];
    this.#asked = undefined;
    for (const { reject } of all) reject(new HistoryError(why));
  }
}

function refuse({ waiting }: Question): void {
  waiting.reject(new HistoryError("the server stops"));
}

/** A module's URL that has all of its text in it. */
function moduleOf(text: string): string {
  return `data:application/javascript;charset=utf-8,${
    // A quote would end the string that it stands in as a specifier.
    encodeURIComponent(text).replaceAll("'", "%27")}`;
}
