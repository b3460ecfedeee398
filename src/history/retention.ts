/**
 * How long what was said is kept, and how much of it.
 *
 * @module
 */

import { messageOf } from "../error_text.ts";
import type { Log } from "../log.ts";
import type { Thread } from "./thread.ts";

/** The bounds of a {@linkcode Retention}. */
export interface RetentionLimits {
  /** How long a line is kept, in milliseconds (`--retain`); 0 for ever. */
  readonly historyRetain: number;
  /** How many bytes the file may have (`--retain-max`); 0 for any number. */
  readonly historyMost: number;
  /** How often what is over is removed, in milliseconds. */
  readonly historySweep: number;
}

// How long another program may read the files before they are looked at again.
const PAUSE = 1_000;

/** Removes what is over, some of it at a time, for as long as the server runs. */
export class Retention {
  readonly #thread: Pick<Thread, "do">;
  readonly #limits: RetentionLimits;
  readonly #log: Log;
  readonly #now: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #current: Promise<void> | undefined;
  #hasEnded = false;

  /** Makes one that has not begun. */
  constructor(
    thread: Pick<Thread, "do">,
    limits: RetentionLimits,
    log: Log,
    now: () => number = Date.now,
  ) {
    this.#thread = thread;
    this.#limits = limits;
    this.#log = log;
    this.#now = now;
  }

  /** Removes what is over, now and every so often; does nothing without bounds. */
  start(): void {
    const { historyRetain, historyMost, historySweep } = this.#limits;
    if (this.#hasEnded || (historyRetain === 0 && historyMost === 0)) return;
    this.#current = this.#remove().finally(() => {
      if (this.#hasEnded) return;
      this.#timer = setTimeout(() => this.start(), historySweep);
    });
  }

  /** Ends it; resolves when nothing is being removed. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    await this.#current;
  }

  /**
   * Takes what was removed out of the files. While another program reads them,
   * that waits for it.
   */
  async release(): Promise<void> {
    while (!await this.#thread.do("release") && !this.#hasEnded) {
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }

  async #remove(): Promise<void> {
    const { historyRetain, historyMost } = this.#limits;
    const before = historyRetain === 0 ? 0 : this.#now() - historyRetain;
    const most = historyMost === 0 ? Number.MAX_SAFE_INTEGER : historyMost;
    try {
      let lines = 0;
      for (let hasMore = true; hasMore && !this.#hasEnded;) {
        const slice = await this.#thread.do("retain", { before, most });
        lines += slice.removed;
        hasMore = slice.hasMore;
      }
      if (lines === 0) return;
      await this.release();
      this.#log.info("history removed", { lines });
    } catch (error) {
      this.#log.error("history not removed", { why: messageOf(error) });
    }
  }
}
