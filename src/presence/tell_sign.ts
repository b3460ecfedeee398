/**
 * Telling programs in a room what holds for a moment.
 *
 * @module
 */

import type { Absence, Typing } from "../messages/sign.ts";
import type { Person } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";
import type { PresenceServices } from "./services.ts";

/** In a room with more people, nobody is told. */
const MOST_PEOPLE = 50;

/** Whether anybody is told of signs in a room. */
export function hasSigns(room: Room): boolean {
  return room.members.size <= MOST_PEOPLE;
}

/**
 * Tells the others in a room of a person. A sign is worth nothing a moment
 * later. So it goes to those alone for whom nothing else waits, and nobody keeps
 * it.
 */
export function tellSign(
  services: PresenceServices,
  person: Person,
  room: Room,
  sign: Typing | Absence,
): void {
  for (const reader of room.people()) {
    const { format, writer } = reader.dialect;
    const isShown = (format === "json" || writer !== undefined) &&
      reader.outbox.isEmpty && !reader.ignores(person.name);
    const other = services.registry.names.find(reader.name, room.namespace);
    if (isShown && other !== person) other?.tell(sign);
  }
}
