/**
 * How fast one person's lines are taken up.
 *
 * @module
 */

import { type BucketRate, TokenBucket } from "./token_bucket.ts";

/**
 * Makes whoever sends too much wait, by taking up nothing for a while: the
 * peer's own queue fills, not the server's, and nothing is lost.
 */
export class Throttle {
  readonly #bucket: TokenBucket;
  readonly #now: () => number;
  readonly #onDebt: () => void;
  #pause = 0;
  #isFirstDebt = true;
  #end: (() => void) | undefined;

  /**
   * Makes a pace that owes nothing.
   *
   * @param onDebt Is called the first time that there is one to wait for.
   */
  constructor(rate: BucketRate, now: () => number, onDebt: () => void) {
    this.#now = now;
    this.#bucket = new TokenBucket(rate, now());
    this.#onDebt = onDebt;
  }

  /** Waits this many milliseconds, besides, after what is spent next. */
  pause(milliseconds: number): void {
    this.#pause = milliseconds;
  }

  /**
   * Pays for a line.
   *
   * @returns What to wait for; undefined when there is nothing to.
   */
  spend(cost: number): Promise<void> | undefined {
    const debt = this.#bucket.spend(cost, this.#now());
    if (debt === 0 && this.#pause === 0) return undefined;
    if (debt > 0 && this.#isFirstDebt) {
      this.#isFirstDebt = false;
      this.#onDebt();
    }
    const wait = Math.max(debt, this.#pause);
    this.#pause = 0;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.#end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Ends the wait under way. */
  stop(): void {
    this.#end?.();
  }
}
