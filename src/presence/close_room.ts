/**
 * The end of a room.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import type { PresenceServices } from "./services.ts";
import type { Person } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";

/**
 * Ends a room and moves the people in it on.
 *
 * @param closer The person who ended it; nobody when it expired.
 */
export function closeRoom(
  services: PresenceServices,
  room: Room,
  closer?: Person,
): void {
  const { registry } = services;
  // The id of a link room means nothing to people.
  const name = room.access === undefined ? room.name : "";
  const by = closer?.name ?? "";
  const said = notice("roomClosed", name, by);
  if (room === registry.lobby) return closer?.tell(notice("lobbyStays"));
  // An operator may be elsewhere.
  if (closer?.rooms.has(room) === false) closer.tell(notice("closeDone", name));
  for (const person of registry.people()) {
    if (person.rooms.has(room)) person.tell(said);
  }
  for (const person of registry.close(room, by)) {
    person.session.showOut(room, by);
  }
  services.log.info("room closed", {
    room: name || "(link)",
  });
}
