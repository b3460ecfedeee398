/**
 * The two clocks that there are.
 *
 * @module
 */

/** What it is, and how long something took. */
export interface Clock {
  /**
   * Milliseconds since 1970: for what is shown or stored, and for what ends at
   * a time of day. Somebody may set it, forth or back.
   */
  readonly now: () => number;
  /**
   * Milliseconds since some moment: for how long something lasts. Nobody sets
   * it, and it never goes back.
   */
  readonly monotonic: () => number;
}
