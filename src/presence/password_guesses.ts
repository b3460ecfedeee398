/**
 * How often an operator's password may be guessed.
 *
 * @module
 */

import type { Limits } from "../limits.ts";
import { addressKey } from "../net/address.ts";

const MINUTE = 60_000;

/**
 * Wrong passwords of the last minute, counted over all connections.
 *
 * A connection costs a guesser nothing, so a pause on one bounds no one. The
 * bound for an address lies far below the one for all, so that one guesser
 * does not keep operators from other addresses out.
 */
export class PasswordGuesses {
  readonly #limits: Limits;
  #since = -Infinity;
  #all = 0;
  readonly #byAddress = new Map<string, number>();

  /** Nobody has guessed yet. */
  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Whether a password from `address` may be tried.
   *
   * @param now In milliseconds.
   */
  mayTry(address: string, now: number): boolean {
    this.#begin(now);
    const own = this.#byAddress.get(addressKey(address)) ?? 0;
    return own < this.#limits.guesses && this.#all < this.#limits.allGuesses;
  }

  /**
   * Counts a wrong one. As many addresses are held as there are guesses.
   *
   * @param now In milliseconds.
   */
  note(address: string, now: number): void {
    this.#begin(now);
    const key = addressKey(address);
    this.#all++;
    this.#byAddress.set(key, (this.#byAddress.get(key) ?? 0) + 1);
  }

  #begin(now: number): void {
    // A clock that was set back begins a new minute too.
    if (now >= this.#since && now - this.#since < MINUTE) return;
    this.#since = now;
    this.#all = 0;
    this.#byAddress.clear();
  }
}
