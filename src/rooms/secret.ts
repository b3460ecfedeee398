/**
 * Passwords.
 *
 * @module
 */

import { createHash, timingSafeEqual } from "node:crypto";

// No password is longer, in UTF-16 code units. Hashing longer texts would cost
// time.
const MOST_UNITS = 1024;

/** A password, kept as its hash. */
export class Secret {
  readonly #hash: Uint8Array;

  /** Keeps the hash of `words`. */
  constructor(words: string) {
    this.#hash = hash(words);
  }

  /**
   * Whether `words` are the password. The time that takes tells nothing of it.
   */
  matches(words: string): boolean {
    if (words.length > MOST_UNITS) return false;
    return timingSafeEqual(hash(words), this.#hash);
  }
}

function hash(words: string): Uint8Array {
  return createHash("sha256").update(words.normalize("NFC")).digest();
}
