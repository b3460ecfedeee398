/**
 * The pause before a new attempt.
 *
 * @module
 */

const FIRST = 500;
const LONGEST = 30_000;

/**
 * The pause before an attempt, in milliseconds: twice as long each time, up to
 * half a minute, and shortened by chance by up to a half, so that the clients
 * of one server do not all come back at once.
 *
 * @param attempt Counts from 0.
 * @param random Gives a number from 0 to 1.
 */
export function backoff(attempt: number, random = Math.random): number {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 16));
  return Math.round(most * (1 - random() / 2));
}
