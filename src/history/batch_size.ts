/**
 * How much of what was said is written at once.
 *
 * @module
 */

/** The bounds of a {@linkcode BatchSize}. */
export interface BatchSizeLimits {
  /** How long a line may wait until it is on disk, in milliseconds. */
  readonly historyFlush: number;
  /** Text that may wait for the disk, in UTF-16 code units. */
  readonly historyQueue: number;
}

const LEAST = 16 * 1024;

/**
 * Finds the batch that the disk takes within a quarter of the flush time. A line
 * waits for half of it at most until its batch is begun, so that it is on disk
 * in time although one more batch was on its way.
 */
export class BatchSize {
  readonly #patience: number;
  readonly #largest: number;
  #most: number;

  /** Begins with small batches. */
  constructor({ historyFlush, historyQueue }: BatchSizeLimits) {
    this.#patience = historyFlush / 4;
    this.#largest = historyQueue / 4;
    // The first batches of a server are the slowest.
    this.#most = Math.min(LEAST, this.#largest);
  }

  /** Text that a batch has at most, in UTF-16 code units; a line may exceed it. */
  get most(): number {
    return this.#most;
  }

  /** Learns from a batch: its size, and for how many milliseconds it was written. */
  note(size: number, duration: number): void {
    if (duration > this.#patience) {
      this.#most = Math.max(Math.min(LEAST, this.#largest), this.#most / 2);
    } else if (duration < this.#patience / 2 && size >= this.#most / 2) {
      this.#most = Math.min(this.#largest, this.#most * 1.5);
    }
  }
}
