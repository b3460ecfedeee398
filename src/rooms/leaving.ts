/**
 * Leaving rooms, and the readers who see it.
 *
 * @module
 */

import type { LeaveReason } from "../messages/event.ts";
import type { RoomReader } from "./room_reader.ts";

/** How a person leaves a room. */
export interface Leave {
  /** Why. */
  readonly reason: LeaveReason;
  /** Their parting words. @default {none} */
  readonly words?: string;
  /** The name of the person who kicked them, if they were kicked. */
  readonly by?: string;
  /** Whether they have left the server. */
  readonly isGone?: boolean;
  /** The key of an address that may no longer enter the link room. */
  readonly keepOut?: string | undefined;
}

/**
 * Leaves a reader out the second time: a reader who shares several rooms with a
 * person sees one event of theirs once.
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
