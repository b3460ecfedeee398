/**
 * Which room a channel is, and who may know of it.
 *
 * @module
 */

import type { Services } from "../presence/services.ts";
import type { Person } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";
import { roomOf } from "./channel_name.ts";

/** The room that a channel is, if there is one. */
export function roomAt(
  { registry }: Services,
  channel: string,
): Room | undefined {
  const name = roomOf(channel);
  return name === undefined
    ? undefined
    : registry.links.find(name) ?? registry.room(name);
}

/** Whether a person may know that a room exists, and its members. */
export function isVisible(person: Person, room: Room): boolean {
  return room.access === undefined || person.rooms.has(room);
}
