/**
 * Who is heard next, when very many speak at once.
 *
 * @module
 */

import { setImmediate } from "node:timers";

/** The numbers that {@linkcode ReadScheduler} runs by. */
export interface ReadSchedulerLimits {
  /** How many are heard in a turn of the event loop that is full. */
  readonly round: number;
  /** How long it takes to see that nobody is left to be heard, in milliseconds. */
  readonly roundPatience: number;
}

/**
 * Lets everyone be heard once before anybody is heard again.
 *
 * The runtime completes 128 reads at a time. It puts the others off, behind
 * what has come meanwhile, and in an order that is turned round each time: of a
 * thousand who spoke without pause, some were not heard for three seconds. So
 * when many are heard in one turn of the event loop, they are not listened to
 * again before a turn in which few are, for then nobody has been put off. The
 * longest wait was 0.3 s then, and a third less was said in all.
 */
export class ReadScheduler {
  readonly #limits: ReadSchedulerLimits;
  // In this turn.
  #heard = 0;
  #waiting: (() => void)[] = [];
  // Runs while turns are full.
  #patience: ReturnType<typeof setTimeout> | undefined;
  readonly #turn = () => {
    const { round, roundPatience } = this.#limits;
    const isFull = this.#heard >= round;
    this.#heard = 0;
    clearTimeout(this.#patience);
    if (!isFull) return this.#begin();
    this.#patience = setTimeout(() => this.#begin(), roundPatience);
  };

  /** Makes one in which nobody has been heard. */
  constructor(limits: ReadSchedulerLimits) {
    this.#limits = limits;
  }

  /** Counts somebody who has been heard in this turn. */
  heard(): void {
    if (this.#heard++ === 0) setImmediate(this.#turn);
  }

  /** What to wait for before listening to them again; mostly, nothing. */
  next(): Promise<void> | undefined {
    // Whether a turn is full is known at its end: until then, few go ahead.
    const areFew = this.#heard < this.#limits.round / 2;
    if (areFew && this.#patience === undefined) return undefined;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Begins a round: those who were heard in the last one are listened to. */
  #begin(): void {
    this.#patience = undefined;
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
