// @ts-check

const FIRST = 500;
const LONGEST = 15_000;

/**
 * How long to wait before the next try to connect, in milliseconds: twice as
 * long each time up to a bound, and never the same for everyone who lost the
 * connection at the same moment.
 *
 * @param {number} tries How often it has failed in a row.
 * @param {() => number} [random]
 * @returns {number}
 */
export function reconnectDelay(tries, random = Math.random) {
  const pause = Math.min(LONGEST, FIRST * 2 ** tries);
  return pause * (0.75 + random() / 2);
}
