/**
 * Bounds that all rooms share.
 *
 * @module
 */

import type { Limits } from "../limits.ts";
import type { RoomLimits } from "./room.ts";

/** The bounds of rooms, with what all of them hold together. */
export function sharedLimits(limits: Limits): Limits & RoomLimits {
  return {
    ...limits,
    pool: { held: 0, most: limits.feeds },
    memory: { held: 0, most: limits.allRememberedText },
  };
}
