/**
 * How far behind the writing is.
 *
 * @module
 */

import { Histogram } from "./histogram.ts";

// In milliseconds.
const TIMES = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500];

/**
 * Times how long a queue takes to come round: from the moment in which an item
 * joins at its end until its turn.
 *
 * One turn has a bound, so that a thousand readers who are megabytes behind all
 * have their turn in time, and are behind as before. So the time runs on until a
 * round leaves most of them with less to read than one turn can carry.
 */
export class QueueDelay {
  /** All timed delays, in milliseconds. */
  readonly times = new Histogram(TIMES);
  readonly #limit: number;
  readonly #now: () => number;
  // The number of the timed item, counted from the first that ever joined.
  #timed: number | undefined;
  #since = 0;
  #last = 0;
  // The counts at the end of the last round.
  #served = 0;
  #late = 0;
  readonly #waiting: (() => void)[] = [];

  /**
   * Starts with an empty queue.
   *
   * @param limit The delay, in milliseconds, above which it is too long.
   */
  constructor(limit: number, now: () => number = () => performance.now()) {
    this.#limit = limit;
    this.#now = now;
  }

  /** How long the last timed item waited, in milliseconds. */
  get last(): number {
    return this.#last;
  }

  /** Whether the queue takes too long to come round. */
  get isTooLong(): boolean {
    return this.#last > this.#limit;
  }

  /**
   * Notes how far the queue has come.
   *
   * @param joined How many items have ever joined.
   * @param served How many of them have had their turn.
   * @param late How many of those were left with more than another turn can
   * carry. While {@linkcode QueueDelay.isTooLong}, the caller goes on to note,
   * also when the queue is empty.
   */
  note(joined: number, served: number, late: number): void {
    if (this.#timed !== undefined) {
      if (served < this.#timed) return;
      this.#last = this.#now() - this.#since;
      this.times.add(this.#last);
    }
    const isLate = (late - this.#late) * 2 > served - this.#served;
    this.#late = late;
    this.#served = served;
    if (joined > served || isLate) {
      const goesOn = isLate && this.#timed !== undefined;
      if (!goesOn) this.#since = this.#now();
      this.#timed = joined;
    } else {
      this.#timed = undefined;
      this.#last = 0;
    }
    if (this.isTooLong) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves when the queue comes round in time again. */
  shortened(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
