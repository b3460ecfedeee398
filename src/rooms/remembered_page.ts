/**
 * A part of what a room remembers, asked for like a part of what is kept.
 *
 * @module
 */

import type { RoomEvent } from "../messages/event.ts";
import type { HistoryPage, PageQuery } from "./history.ts";

/** The part of some events, oldest first, that is asked for. */
export function rememberedPage(
  events: readonly RoomEvent[],
  { count, before, after }: PageQuery,
): HistoryPage {
  if (after !== undefined) {
    const newer = events.filter(({ id }) => id > after);
    return { events: newer.slice(0, count), hasMore: newer.length > count };
  }
  const older = events.filter(({ id, time }) => {
    if (before === undefined) return true;
    return "id" in before ? id < before.id : time < before.time;
  });
  return { events: older.slice(-count), hasMore: older.length > count };
}
