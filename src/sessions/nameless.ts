/**
 * Those who have no name yet.
 *
 * @module
 */

/** One of them. */
export interface Nameless {
  /** Sends it away, to make room for another. */
  evict(): void;
}

/**
 * Those who have no name yet, the oldest first.
 *
 * A client that only connects costs the server as much as a person, and costs a
 * stranger nothing. So they have a part of all places, the rest is for those
 * with a name, and the oldest makes room when one is needed.
 */
export class NamelessQueue {
  readonly #most: number;
  readonly #all = new Set<Nameless>();

  /**
   * Starts with nobody.
   *
   * @param most How many there may be.
   */
  constructor(most: number) {
    this.#most = most;
  }

  /** Adds one who has just come. When there are too many, the oldest goes. */
  add(one: Nameless): void {
    this.#all.add(one);
    if (this.#all.size > this.#most) this.evictOldest();
  }

  /** Forgets one who has a name now, or has gone. */
  delete(one: Nameless): void {
    this.#all.delete(one);
  }

  /** Sends the oldest away, if there is anybody. */
  evictOldest(): void {
    const [oldest] = this.#all;
    if (oldest === undefined) return;
    this.#all.delete(oldest);
    oldest.evict();
  }
}
