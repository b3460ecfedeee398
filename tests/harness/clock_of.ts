/**
 * Both clocks of a server, made of one.
 *
 * @module
 */

import type { Clock } from "../../src/clock.ts";

/** Clocks that agree. */
export function clockOf(now: () => number): Clock {
  return { now, monotonic: now };
}
