/**
 * How often somebody comes.
 *
 * @module
 */

import { networkKeys } from "./address.ts";
import { AddressCounts, type NetworkShares } from "./address_counts.ts";

/** Counts who comes from an address, within windows of time. */
export class Arrivals {
  readonly #most: number;
  readonly #window: number;
  readonly #counts: AddressCounts;
  #windowEnd = -Infinity;

  /**
   * Starts with nobody.
   *
   * @param most How many may come from one address within a window.
   * @param window How long one is, in milliseconds.
   */
  constructor(most: number, window: number, shares: NetworkShares) {
    this.#most = most;
    this.#window = window;
    this.#counts = new AddressCounts(shares);
  }

  /**
   * Counts one who comes, and tells whether that is not one too many.
   *
   * @param now By the monotonic clock, in milliseconds.
   */
  mayCome(address: string, now: number): boolean {
    if (now >= this.#windowEnd) {
      this.#counts.clear();
      this.#windowEnd = now + this.#window;
    }
    const keys = networkKeys(address);
    // Who is one too many is not counted in the networks around them: one
    // address does not use up what its neighbours may have.
    if (!this.#counts.hasRoom(keys, this.#most)) return false;
    this.#counts.add(keys);
    return true;
  }

  /**
   * Counts one less: they are counted elsewhere.
   *
   * @param came When they came, by the monotonic clock, in milliseconds.
   */
  takeBack(address: string, came: number): void {
    if (came < this.#windowEnd - this.#window) return;
    this.#counts.remove(networkKeys(address));
  }
}
