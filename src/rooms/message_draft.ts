/**
 * A message of several lines, while they are coming in.
 *
 * @module
 */

import type { BadLine } from "../net/line_decoder.ts";

/** Holds the lines of one message until the last has come. */
export class MessageDraft {
  #left: number;
  #lines: (string | BadLine)[] = [];
  #size = 0;

  /**
   * Begins a message.
   *
   * @param count How many lines it has.
   */
  constructor(count: number) {
    this.#left = count;
  }

  /** Whether all its lines have come. */
  get isComplete(): boolean {
    return this.#left === 0;
  }

  /** The length of its lines, in UTF-16 code units. */
  get size(): number {
    return this.#size;
  }

  /** Takes the next line, or what there is in its place. */
  add(line: string | BadLine): void {
    this.#left--;
    this.#lines.push(line);
    if (typeof line === "string") this.#size += line.length;
  }

  /** Gives the lines so far, and forgets them. */
  take(): (string | BadLine)[] {
    this.#size = 0;
    return this.#lines.splice(0);
  }
}
