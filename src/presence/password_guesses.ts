/**
 * How often a password may be guessed.
 *
 * @module
 */

import { networkKeys } from "../net/address.ts";
import { AddressCounts, type NetworkShares } from "../net/address_counts.ts";

const MINUTE = 60_000;

/** The bounds of {@linkcode PasswordGuesses}. */
export interface GuessLimits extends NetworkShares {
  /** Wrong passwords from one address within a minute. */
  readonly guesses: number;
  /** Wrong passwords from all addresses within a minute. */
  readonly allGuesses: number;
}

/**
 * Wrong passwords of the last minute, counted over all connections.
 *
 * A connection costs a guesser nothing, so a pause on one bounds no one. The
 * bound for an address lies far below the one for all, so that one guesser
 * does not keep those from other addresses out.
 */
export class PasswordGuesses {
  readonly #limits: GuessLimits;
  #since = -Infinity;
  #all = 0;
  readonly #byAddress: AddressCounts;

  /** Nobody has guessed yet. */
  constructor(limits: GuessLimits) {
    this.#limits = limits;
    this.#byAddress = new AddressCounts(limits);
  }

  /**
   * Whether a password from `address` may be tried.
   *
   * @param now By the monotonic clock, in milliseconds.
   */
  mayTry(address: string, now: number): boolean {
    this.#begin(now);
    const { guesses, allGuesses } = this.#limits;
    return this.#all < allGuesses &&
      this.#byAddress.hasRoom(networkKeys(address), guesses);
  }

  /**
   * Counts a wrong one. As many addresses are held as there are guesses.
   *
   * @param now By the monotonic clock, in milliseconds.
   */
  note(address: string, now: number): void {
    this.#begin(now);
    this.#all++;
    this.#byAddress.add(networkKeys(address));
  }

  #begin(now: number): void {
    if (now - this.#since < MINUTE) return;
    this.#since = now;
    this.#all = 0;
    this.#byAddress.clear();
  }
}
