/**
 * How somebody leaves rooms, and who is shown it.
 *
 * @module
 */

import type { LeaveReason } from "../messages/event.ts";
import type { RoomReader } from "./room_reader.ts";

/** How somebody leaves a room. */
export interface Leave {
  /** Why. */
  readonly reason: LeaveReason;
  /** Their parting words. @default {none} */
  readonly words?: string;
  /** Who sent them away, if somebody did. */
  readonly by?: string;
  /** Whether they have left the server. */
  readonly isGone?: boolean;
  /** The key of the address that is kept out of a link room from now on. */
  readonly keepOut?: string | undefined;
}

/**
 * Leaves a reader out who is asked about again: what happens to somebody in
 * several rooms is shown once to those who share more than one with them.
 */
export function seenBefore(
  rooms: number,
): ((reader: RoomReader) => boolean) | undefined {
  if (rooms < 2) return undefined;
  const seen = new Set<RoomReader>();
  return (reader) => {
    const isNew = !seen.has(reader);
    seen.add(reader);
    return !isNew;
  };
}
