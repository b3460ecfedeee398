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
 * Deletes lines of which nothing is on disk, at once: for those who come later,
 * and for those who read them on screen.
 *
 * @param by The name of the person who deletes them.
 * @returns How many lines there were.
 */
export function deleteRemembered(
  services: CommandServices,
  by: string,
  { room: name, ...asked }: RoomDeletion,
): number {
  const room = find(services, name);
  if (room === undefined) return 0;
  const lines = untilNow(room, asked);
  const count = countIn(room, lines);
  if (count === 0) return 0;
  tell(services, by, room, lines);
  note(services, by, room.access === undefined ? name : "(link)", lines, count);
  return count;
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
  { room: name, ...asked }: RoomDeletion,
): Promise<number> {
  const room = find(services, name);
  const lines = untilNow(room, asked);
  const isLink = room?.access !== undefined;
  const remembered = room === undefined ? 0 : countIn(room, lines);
  if (room !== undefined && remembered > 0) tell(services, by, room, lines);
  const kept = isLink ? 0 : await services.history?.remove(name, lines) ?? 0;
  // The readers may have looked further back; and a room that was made meanwhile
  // has begun with what was still on disk.
  const now = find(services, name);
  const isLeft = now !== undefined && countIn(now, lines) > 0;
  if (now !== undefined && (isLeft || (kept > 0 && remembered === 0))) {
    tell(services, by, now, lines);
  }
  const count = Math.max(remembered, kept);
  if (count > 0) note(services, by, isLink ? "(link)" : name, lines, count);
  return count;
}

function find({ registry }: CommandServices, name: string): Room | undefined {
  return registry.links.find(name) ?? registry.room(name);
}

/** What is said from now on stays. */
function untilNow(room: Room | undefined, lines: Deletion): Deletion {
  return { ...lines, to: Math.min(lines.to, room?.lastId ?? Infinity) };
}

/** Tells those who are in the room. */
function tell(
  { registry }: CommandServices,
  who: string,
  room: Room,
  lines: Deletion,
): void {
  if (hasTopic(room, lines)) {
    registry.broadcast(room, { kind: "topic", who, text: "" });
  }
  registry.broadcast(room, { kind: "deleted", who, ...lines });
}

/** The log has the ids, and not the words. */
function note(
  { log }: CommandServices,
  by: string,
  room: string,
  { from, to }: Deletion,
  lines: number,
): void {
  log.info("lines deleted", { by, room, from, to, lines });
}

/** How many lines of it the room has in memory, the topic among them. */
function countIn(room: Room, lines: Deletion): number {
  return Math.max(
    room.rememberedOf(lines).length,
    hasTopic(room, lines) ? 1 : 0,
  );
}

function hasTopic({ topic }: Room, { from, to, of }: Deletion): boolean {
  const { id = 0, text } = topic;
  return of === undefined && text !== "" && id >= from && id <= to;
}
