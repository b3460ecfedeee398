/**
 * How often somebody comes.
 *
 * @module
 */

import { addressKey } from "./address.ts";

/** Counts who comes from an address, within windows of time. */
export class Arrivals {
  readonly #most: number;
  readonly #window: number;
  #counts = new Map<string, number>();
  #windowEnd = 0;

  /**
   * Starts with nobody.
   *
   * @param most How many may come from one address within a window.
   * @param window How long one is, in milliseconds.
   */
  constructor(most: number, window: number) {
    this.#most = most;
    this.#window = window;
  }

  /**
   * Counts one who comes, and tells whether that is not one too many.
   *
   * @param now In milliseconds.
   */
  mayCome(address: string, now: number): boolean {
    // A clock that was set back starts another window too.
    const left = this.#windowEnd - now;
    if (left <= 0 || left > this.#window) {
      this.#counts = new Map();
      this.#windowEnd = now + this.#window;
    }
    const key = addressKey(address);
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count <= this.#most;
  }
}
