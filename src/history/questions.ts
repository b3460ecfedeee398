/**
 * Questions about the past, as many as may wait.
 *
 * @module
 */

import { messageOf } from "../error_text.ts";
import type { Log } from "../log.ts";
import { HistoryError } from "./history_error.ts";
import type { Tasks, Thread } from "./thread.ts";

/** The bounds of {@linkcode Questions}. */
export interface QuestionLimits {
  /** Questions that wait to be answered. */
  readonly historyQuestions: number;
}

// A stranger who asks thousands of times writes one entry in this time.
const WINDOW = 60_000;

/** Asks the thread, and logs what is not answered. */
export class Questions {
  readonly #thread: Pick<Thread, "do" | "busy" | "isStopping">;
  readonly #limits: QuestionLimits;
  readonly #log: Log;
  readonly #now: () => number;
  #unanswered = 0;
  #quietUntil = -Infinity;

  /** Makes one that nothing has been asked. */
  constructor(
    thread: Pick<Thread, "do" | "busy" | "isStopping">,
    limits: QuestionLimits,
    log: Log,
    now: () => number = () => performance.now(),
  ) {
    this.#thread = thread;
    this.#limits = limits;
    this.#log = log;
    this.#now = now;
  }

  /**
   * Asks.
   *
   * @throws {HistoryError} When there is no answer.
   */
  async ask<Name extends "page" | "search">(
    task: Name,
    ...args: Parameters<Tasks[Name]>
  ): Promise<ReturnType<Tasks[Name]>> {
    try {
      if (this.#thread.busy >= this.#limits.historyQuestions) {
        throw new HistoryError("too many questions wait");
      }
      return await this.#thread.do(task, ...args);
    } catch (error) {
      // Nobody is there any more who waits.
      if (!this.#thread.isStopping) this.#note(messageOf(error));
      throw error;
    }
  }

  #note(why: string): void {
    this.#unanswered++;
    const now = this.#now();
    if (now < this.#quietUntil) return;
    this.#log.warn("history not read", { why, questions: this.#unanswered });
    this.#unanswered = 0;
    this.#quietUntil = now + WINDOW;
  }
}
