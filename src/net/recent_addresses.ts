/**
 * Addresses that came a short while ago.
 *
 * @module
 */

// More addresses than this within one while are not told apart from none.
const MOST = 10_000;

/** Remembers addresses for a while, and at most for two. */
export class RecentAddresses {
  readonly #while: number;
  #latest = new Set<string>();
  #earlier = new Set<string>();
  #end = -Infinity;

  /**
   * Starts without any.
   *
   * @param milliseconds How long a while is.
   */
  constructor(milliseconds: number) {
    this.#while = milliseconds;
  }

  /**
   * Remembers an address.
   *
   * @param now By the monotonic clock, in milliseconds.
   */
  add(address: string, now: number): void {
    this.#turn(now);
    if (this.#latest.size < MOST) this.#latest.add(address);
  }

  /** Whether it is remembered. */
  has(address: string, now: number): boolean {
    this.#turn(now);
    return this.#latest.has(address) || this.#earlier.has(address);
  }

  #turn(now: number): void {
    if (now < this.#end) return;
    const isLongAgo = now >= this.#end + this.#while;
    this.#earlier = isLongAgo ? new Set() : this.#latest;
    this.#latest = new Set();
    this.#end = now + this.#while;
  }
}
