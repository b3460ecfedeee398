/**
 * Words that only some people know.
 *
 * @module
 */

import { createHash, timingSafeEqual } from "node:crypto";

/** A password, kept as its hash. */
export class Secret {
  readonly #hash: Uint8Array;

  /** Keeps the hash of `words`. */
  constructor(words: string) {
    this.#hash = hash(words);
  }

  /** Whether `words` are the same. How long that takes tells nothing of them. */
  matches(words: string): boolean {
    return timingSafeEqual(hash(words), this.#hash);
  }
}

function hash(words: string): Uint8Array {
  return createHash("sha256").update(words.normalize("NFC")).digest();
}
