/**
 * Counts of connections by address.
 *
 * @module
 */

import { addressKey } from "./address.ts";

/** Counts the connections from each address in windows of time. */
export class Arrivals {
  readonly #most: number;
  readonly #window: number;
  #counts = new Map<string, number>();
  #windowEnd = 0;

  /**
   * Starts with no connections.
   *
   * @param most How many connections one address may open within a window.
   * @param window The length of a window, in milliseconds.
   */
  constructor(most: number, window: number) {
    this.#most = most;
    this.#window = window;
  }

  /**
   * Counts a connection. Tells whether its address may open it.
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
