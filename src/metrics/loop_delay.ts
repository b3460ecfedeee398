/**
 * Measuring how late the event loop is.
 *
 * @module
 */

import { Histogram } from "../fanout/histogram.ts";

// In milliseconds. A timer that is on time is up to 2.5 ms late.
const DELAYS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500];

/** Measures how late timers are, for as long as it runs. */
export class LoopDelay {
  /** How late they were, in milliseconds. */
  readonly delays = new Histogram(DELAYS);
  readonly #timer: ReturnType<typeof setInterval>;

  /**
   * Begins to measure.
   *
   * @param interval How often, in milliseconds. @default {100}
   */
  constructor(interval = 100) {
    let last = performance.now();
    this.#timer = setInterval(() => {
      const now = performance.now();
      this.delays.add(Math.max(0, now - last - interval));
      last = now;
    }, interval);
  }

  /** Ends the measuring. */
  stop(): void {
    clearInterval(this.#timer);
  }
}
