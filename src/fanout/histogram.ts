/**
 * Numbers counted by how large they are.
 *
 * @module
 */

/**
 * Counts numbers in ranges. Adding one costs a few comparisons and nothing
 * else, so it can count events that happen thousands of times a second.
 */
export class Histogram {
  /**
   * The largest number of each range, from small to large; the last range has
   * no bound.
   */
  readonly bounds: readonly number[];
  /** How many numbers fell into each range, and beyond the last bound. */
  readonly counters: number[];
  /** All numbers together. */
  sum = 0;

  /**
   * Makes an empty histogram.
   *
   * @param bounds From small to large.
   */
  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.counters = new Array(bounds.length + 1).fill(0);
  }

  /**
   * Counts a number. A number that equals a bound belongs to the range below
   * it.
   */
  add(value: number): void {
    let range = 0;
    // Behind the last bound is undefined, and nothing is more than that.
    while (value > this.bounds[range]) range++;
    this.counters[range]++;
    this.sum += value;
  }
}
