/**
 * Telling others that somebody is writing.
 *
 * @module
 */

import type { Typing } from "../messages/answer.ts";
import type { Person } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";
import type { PresenceServices } from "./services.ts";

/** The least time from one sign to the next of a person, in milliseconds. */
const PAUSE = 3000;

/** In a room with more people, nobody is told. */
const MOST_PEOPLE = 50;

/**
 * Tells the others in a room that a person is writing there. A sign is worth
 * nothing a moment later. So it goes to those alone for whom nothing else waits,
 * and nobody keeps it.
 */
export function tellTyping(
  services: PresenceServices,
  person: Person,
  room: Room,
): void {
  const now = services.monotonic();
  if (now - person.typedAt < PAUSE || room.members.size > MOST_PEOPLE) return;
  person.typedAt = now;
  const sign: Typing = { kind: "typing", room: room.name, who: person.name };
  for (const reader of room.people()) {
    const { format, writer } = reader.dialect;
    const isShown = (format === "json" || writer !== undefined) &&
      reader.outbox.isEmpty && !reader.ignores(person.name);
    const other = services.registry.names.find(reader.name, room.namespace);
    if (isShown && other !== person) other?.tell(sign);
  }
}
