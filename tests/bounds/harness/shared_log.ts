/**
 * What many are shown, kept once.
 *
 * @module
 */

import { assertEquals } from "@std/assert";

/** The bytes that each of many readers reads, who are at different places. */
export class SharedLog {
  #bytes = new Uint8Array(1 << 20);
  #length = 0;

  /** How much the one furthest on has read. */
  get length(): number {
    return this.#length;
  }

  /** What has been read behind a place. */
  textFrom(place: number): string {
    return textOf(this.#bytes.subarray(place, this.#length));
  }

  /** Takes what somebody has read at a place, where others must read the same. */
  take(place: number, bytes: Uint8Array): void {
    const known = Math.min(this.#length - place, bytes.length);
    for (let at = 0; at < known; at++) {
      if (this.#bytes[place + at] === bytes[at]) continue;
      const end = place + known;
      const there = this.#bytes.subarray(place, end);
      assertEquals(textOf(bytes.subarray(0, known)), textOf(there));
    }
    this.#append(bytes.subarray(known));
  }

  #append(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = length;
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
