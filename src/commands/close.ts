/**
 * The end of a room.
 *
 * @module
 */

import { notice } from "../answer.ts";
import type { House } from "../house.ts";
import type { Room } from "../room.ts";

/**
 * Ends a room and shows out who is in it.
 *
 * @param by Who ended it; empty when its time was over.
 */
export function closeRoom(house: House, room: Room, by: string): void {
  const { registry } = house;
  // The id of a link room says nothing to whoever was in it.
  const name = room.access === undefined ? room.name : "";
  const said = notice("roomClosed", name, by);
  if (room === registry.lobby) {
    registry.find(by)?.tell(notice("lobbyStays"));
    return;
  }
  for (const person of registry.people()) {
    if (person.rooms.has(room)) person.tell(said);
  }
  for (const person of registry.close(room)) person.stay.showOut();
  house.log.info("room closed", {
    room: name || "(link)",
  });
}
