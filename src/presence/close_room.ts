/**
 * The end of a room.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import type { PresenceServices } from "./services.ts";
import type { Room } from "../rooms/room.ts";

/**
 * Ends a room and moves the people in it on.
 *
 * @param by The person who ended it; empty when it expired.
 */
export function closeRoom(
  services: PresenceServices,
  room: Room,
  by: string,
): void {
  const { registry } = services;
  // The id of a link room means nothing to people.
  const name = room.access === undefined ? room.name : "";
  const said = notice("roomClosed", name, by);
  if (room === registry.lobby) {
    registry.find(by)?.tell(notice("lobbyStays"));
    return;
  }
  const closer = registry.find(by);
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
