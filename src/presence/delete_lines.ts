/**
 * Deleting what was said.
 *
 * @module
 */

import type { Deletion } from "../messages/event.ts";
import type { Room } from "../rooms/room.ts";
import type { CommandServices } from "./services.ts";

/** The lines of a room to delete. */
export interface RoomDeletion extends Deletion {
  /** The room's name, or a link room's id. The room may have ended. */
  readonly room: string;
}

/**
 * Deletes lines: for those who come later, for those who read them on screen
 * (their programs are told), and on disk.
 *
 * @param by The name of the person who deletes them.
 * @returns How many lines there were.
 * @throws When not all of them could be deleted on disk.
 */
export async function deleteLines(
  services: CommandServices,
  by: string,
  { room: name, ...lines }: RoomDeletion,
): Promise<number> {
  const { registry, history, log } = services;
  const find = () => registry.links.find(name) ?? registry.room(name);
  const tell = (room: Room) =>
    registry.broadcast(room, { kind: "deleted", who: by, ...lines });
  const room = find();
  const isLink = room?.access !== undefined;
  const remembered = room?.rememberedOf(lines).length ?? 0;
  if (room !== undefined && remembered > 0) tell(room);
  const kept = isLink ? 0 : await history?.remove(name, lines) ?? 0;
  // The readers may have looked further back; and a room that was made meanwhile
  // has begun with what was still on disk.
  const now = find();
  const isLeft = now !== undefined && now.rememberedOf(lines).length > 0;
  if (now !== undefined && (isLeft || (kept > 0 && remembered === 0))) {
    tell(now);
  }
  const count = Math.max(remembered, kept);
  if (count > 0) {
    const { from, to } = lines;
    const where = isLink ? "(link)" : name;
    log.info("lines deleted", { by, room: where, from, to, lines: count });
  }
  return count;
}
