/**
 * Rate limiting.
 *
 * @module
 */

/** How much a bucket holds, and how fast it fills. */
export interface BucketRate {
  /** Tokens that may be spent at once. */
  readonly burst: number;
  /** Tokens that come back in a second; 0 for a bucket that is never empty. */
  readonly perSecond: number;
}

/**
 * A token bucket that may go into debt: it always pays, and the payer then
 * waits until the debt is paid.
 */
export class TokenBucket {
  readonly #rate: BucketRate;
  #tokens: number;
  #at: number;

  /**
   * Makes a full bucket.
   *
   * @param now In milliseconds.
   */
  constructor(rate: BucketRate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /**
   * Takes out `cost` tokens.
   *
   * @param now In milliseconds.
   * @returns The wait until the debt is paid, in milliseconds; 0 when there is
   * none.
   */
  spend(cost: number, now: number): number {
    const { perSecond } = this.#rate;
    if (perSecond === 0) return 0;
    this.#fill(now);
    this.#tokens -= cost;
    return this.#tokens >= 0 ? 0 : -this.#tokens / perSecond * 1000;
  }

  #fill(now: number): void {
    const { burst, perSecond } = this.#rate;
    // A clock that was set back gives nothing and takes nothing.
    const seconds = Math.max(0, now - this.#at) / 1000;
    this.#tokens = Math.min(burst, this.#tokens + seconds * perSecond);
    this.#at = now;
  }
}
