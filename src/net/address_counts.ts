/**
 * How many there are of something from an address.
 *
 * @module
 */

/** How much more than one address a larger network may have. */
export interface NetworkShares {
  /** An IPv6 network of 56 bits, in addresses. */
  readonly share56: number;
  /** An IPv6 network of 48 bits, likewise. */
  readonly share48: number;
}

/**
 * Counts by address, and by the networks around an IPv6 address: whoever has
 * one address of those may have all of them, and each /64 counts as an address.
 * Each takes the keys of an address (`networkKeys`), the closest first.
 */
export class AddressCounts {
  readonly #shares: readonly number[];
  readonly #counts = new Map<string, number>();

  /** Starts with none. */
  constructor({ share56, share48 }: NetworkShares) {
    this.#shares = [1, share56, share48];
  }

  /** Whether there may be one more, if an address may have `most`. */
  hasRoom(keys: readonly string[], most: number): boolean {
    return keys.every((key, at) => this.#of(key) < most * this.#shares[at]);
  }

  /**
   * How much of what they may have an address, or a network around it, has:
   * whichever has most of it, in addresses.
   */
  load(keys: readonly string[]): number {
    return Math.max(
      ...keys.map((key, at) => this.#of(key) / this.#shares[at]),
    );
  }

  /** Counts one more. */
  add(keys: readonly string[]): void {
    for (const key of keys) {
      this.#counts.set(key, this.#of(key) + 1);
    }
  }

  /** Counts one less. */
  remove(keys: readonly string[]): void {
    for (const key of keys) {
      const left = this.#of(key) - 1;
      if (left > 0) this.#counts.set(key, left);
      else this.#counts.delete(key);
    }
  }

  /** Begins anew. */
  clear(): void {
    this.#counts.clear();
  }

  #of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }
}
