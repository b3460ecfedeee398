/**
 * How far a long task is.
 *
 * @module
 */

import { writeAll } from "../standard_streams.ts";

/** A line on standard error that is written over, where that is a terminal. */
export class Progress {
  readonly #isShown = Deno.stderr.isTerminal();
  #last = 0;

  /** Tells how many lines are done, a few times a second. */
  note(lines: number): void {
    const now = performance.now();
    if (!this.#isShown || now - this.#last < 200) return;
    this.#last = now;
    writeAll(Deno.stderr, `\r${lines} lines`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.#isShown && this.#last > 0) writeAll(Deno.stderr, "\r\x1b[K");
  }
}
