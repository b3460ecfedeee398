/**
 * The turns of the event loop.
 *
 * @module
 */

import { setImmediate } from "node:timers";

/** Tells one turn of the event loop from the next, while somebody counts. */
export class LoopTurns {
  #current = 0;
  #isCounting = false;
  #due: (() => void)[] = [];

  /** The number of this turn. It changes only after {@linkcode count}. */
  get current(): number {
    return this.#current;
  }

  /** Sees to it that the next turn has another number. Gives that of this one. */
  count(): number {
    if (!this.#isCounting) {
      this.#isCounting = true;
      setImmediate(() => this.#turn());
    }
    return this.#current;
  }

  /** Calls `then` in the next turn. */
  next(then: () => void): void {
    this.#due.push(then);
    this.count();
  }

  #turn(): void {
    this.#isCounting = false;
    this.#current++;
    for (const then of this.#due.splice(0)) then();
  }
}
