/**
 * Lines in the form in which the thread writes them.
 *
 * @module
 */

import type { RoomEvent } from "../messages/event.ts";
import { nameKey } from "../rooms/name.ts";
import type { BatchRoom } from "./thread.ts";

// The memory that a line takes beside its text.
const LINE = 64;

/** Lines as the thread takes them. */
export function batchOf(events: readonly RoomEvent[]): {
  rooms: BatchRoom[];
  cells: (string | number)[];
} {
  const indexes = new Map<string, number>();
  const rooms: BatchRoom[] = [];
  const cells: (string | number)[] = [];
  for (const event of events) {
    const { room: name, id, time, kind, who } = event;
    let index = indexes.get(name);
    if (index === undefined) {
      indexes.set(name, index = rooms.length);
      rooms.push({ key: nameKey(name), name, lastId: id });
    }
    rooms[index].lastId = id;
    const said = kind === "said" ? event : undefined;
    cells.push(index, id, time, kind, who, textOf(event));
    cells.push(Number(said?.follows ?? 0), Number(said?.isNotice ?? 0));
  }
  return { rooms, cells };
}

/** The memory that a line takes, in UTF-16 code units. */
export function sizeOf(event: RoomEvent): number {
  return textOf(event).length + LINE;
}

function textOf(event: RoomEvent): string {
  return "text" in event ? event.text : "";
}
