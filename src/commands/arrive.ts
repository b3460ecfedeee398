/**
 * Coming into a room.
 *
 * @module
 */

import { notice, type WhoList } from "../answer.ts";
import type { House } from "../house.ts";
import type { Person } from "../person.ts";
import type { Room } from "../room.ts";

/** Brings a person into a room and shows them what they find there. */
export function arrive(house: House, person: Person, name: string): void {
  const room = house.registry.enter(person, name, (room) => {
    const now = house.now();
    if (room.topic !== "") person.tell(notice("topic", room.name, room.topic));
    person.tellAll([{ ...whoList(house, person, room), time: now }]);
    showHistory(person, room, house.limits.history);
  });
  if (room === undefined) {
    person.tell(notice("roomsFull", house.limits.rooms));
    return;
  }
  house.log.info("joined", {
    name: person.name,
    room: room.name,
    people: room.members.size,
  });
}

/** Shows a person the last things said in a room, if anything was. */
export function showHistory(person: Person, room: Room, count: number): void {
  const events = room.remembered(count);
  if (events.length === 0) return;
  person.tell(notice("history", events.length));
  person.tellAll(events);
}

/** Who is in a room, the asker with them. */
export function whoList(house: House, asker: Person, room: Room): WhoList {
  const isHere = asker.rooms.has(room);
  const names = [...room.members];
  if (isHere && !room.members.has(asker.name)) names.push(asker.name);
  return {
    kind: "who",
    room: room.name,
    count: names.length,
    names: names.slice(0, house.limits.listed),
    isHere,
  };
}
