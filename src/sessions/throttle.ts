/**
 * The rate at which one person's lines are taken.
 *
 * @module
 */

import { type BucketRate, TokenBucket } from "./token_bucket.ts";

/** Whoever pays for the lines. */
export interface Debtor {
  /** Is called the first time that there is a debt to wait for. */
  onDebt(): void;
}

/**
 * Slows a client that sends too much by reading nothing from it for a while:
 * the client's own queue fills, not the server's, and nothing is lost.
 */
export class Throttle {
  readonly #bucket: TokenBucket;
  readonly #now: () => number;
  readonly #debtor: Debtor;
  #pause = 0;
  #isFirstDebt = true;
  #end: (() => void) | undefined;

  /** Starts without debt. */
  constructor(rate: BucketRate, now: () => number, debtor: Debtor) {
    this.#now = now;
    this.#bucket = new TokenBucket(rate, now());
    this.#debtor = debtor;
  }

  /** Adds this many milliseconds to the wait after the next line. */
  pause(milliseconds: number): void {
    this.#pause = milliseconds;
  }

  /**
   * Pays for a line.
   *
   * @returns The wait; undefined when there is none.
   */
  spend(cost: number): Promise<void> | undefined {
    const debt = this.#bucket.spend(cost, this.#now());
    if (debt === 0 && this.#pause === 0) return undefined;
    if (debt > 0 && this.#isFirstDebt) {
      this.#isFirstDebt = false;
      this.#debtor.onDebt();
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
