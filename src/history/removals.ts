/**
 * Deleting lines that people ask to be deleted.
 *
 * @module
 */

import type { Deletion } from "../messages/event.ts";
import { messageOf } from "../error_text.ts";
import type { Log } from "../log.ts";
import { settled } from "../settled.ts";
import { HistoryError } from "./history_error.ts";
import type { RemovalQuery, Tasks, Thread } from "./thread.ts";

type Slice = ReturnType<Tasks["remove"]>;

/**
 * Removes lines, some of them at a time. The rules:
 *
 * 1. The file knows what of a removal is still to be done, so that the next
 *    start of the server does it after a crash or a stop in its middle.
 * 2. A removal is done when no byte of the lines is left in the files.
 */
export class Removals {
  readonly #thread: Pick<Thread, "do">;
  readonly #release: () => Promise<void>;
  readonly #current = new Set<Promise<number>>();
  #hasEnded = false;

  /**
   * Makes one that has nothing to do.
   *
   * @param release Takes what was removed out of the files.
   */
  constructor(thread: Pick<Thread, "do">, release: () => Promise<void>) {
    this.#thread = thread;
    this.#release = release;
  }

  /**
   * Removes lines of a room.
   *
   * @param others How many of them were not on disk yet, and never will be.
   * @returns How many there were.
   * @throws {HistoryError} When not all of them could be removed.
   */
  async remove(key: string, lines: Deletion, others = 0): Promise<number> {
    const removal = this.#remove({ ...lines, key }, others);
    this.#current.add(removal);
    try {
      return await removal;
    } finally {
      this.#current.delete(removal);
    }
  }

  /**
   * Does what an earlier run of the server has left to do.
   *
   * @param find Reads from the file what that is.
   */
  async resume(find: () => readonly RemovalQuery[], log: Log): Promise<void> {
    try {
      for (const query of find()) {
        const count = await this.#remove(query, 0);
        const { key: room, from, to } = query;
        log.info("lines deleted", { room, from, to, lines: count });
      }
    } catch (error) {
      log.error("lines not deleted", { why: messageOf(error) });
    }
  }

  /** Waits for what is being removed, and ends it after so many milliseconds. */
  async end(patience: number): Promise<void> {
    await settled(this.#done(), patience);
    this.#hasEnded = true;
    await Promise.allSettled(this.#current);
  }

  async #done(): Promise<void> {
    while (this.#current.size > 0 && !this.#hasEnded) {
      await Promise.allSettled(this.#current);
      // Whoever forgets several rooms goes on with the next one.
      await new Promise((done) => setTimeout(done, 0));
    }
  }

  async #remove(query: RemovalQuery, others: number): Promise<number> {
    let count = others;
    for (let next: RemovalQuery | undefined = query; next !== undefined;) {
      if (this.#hasEnded) {
        throw new HistoryError("the server stops; its next start deletes them");
      }
      const slice: Slice = await this.#thread.do("remove", next);
      count += slice.removed;
      next = slice.left;
    }
    if (count > 0) await this.#release();
    return count;
  }
}
