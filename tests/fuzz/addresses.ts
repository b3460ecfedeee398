/**
 * The addresses that clients come from, all of them of this machine.
 *
 * @module
 */

import type { Random } from "./random.ts";

/** Where whoever watches comes from: nobody bans it by chance. */
export const WITNESS_ADDRESS = "127.0.0.2";
/** Where somebody comes from who does as they are told. */
export const GUEST_ADDRESS = "127.0.0.3";
/** All that the crowd comes from. */
export const CROWD_NETWORK = "127.1.0.0/24";

const COUNT = 32;
/** How many come from the first, which is soon full. */
const SHARE = 0.2;

/** Every address of the crowd. */
export const CROWD_ADDRESSES: readonly string[] = Array.from(
  { length: COUNT },
  (_, at) => `127.1.0.${at + 1}`,
);

/** An address for one more of the crowd. */
export function crowdAddress(random: Random): string {
  return random.chance(SHARE)
    ? CROWD_ADDRESSES[0]
    : random.pick(CROWD_ADDRESSES);
}
