/**
 * Kicking a person out of a room.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { addressKey } from "../net/address.ts";
import type { Person } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";
import type { PresenceServices } from "./services.ts";

/** Kicks a person out of a room. */
export function removeFromRoom(
  services: PresenceServices,
  by: Person,
  room: Room,
  person: Person,
  why: string,
): void {
  person.tell(notice("kicked", by.name, why));
  const keepOut = addressToKeepOut(person, room, services);
  const leave = { reason: "kicked", words: why, by: by.name, keepOut } as const;
  services.registry.exit(person, room, leave);
  person.session.showOut(room, by.name, why);
}

/**
 * A kicked person must not come back under another name. But when others in the
 * room share the address, as behind one router or proxy, it does not tell
 * people apart.
 */
function addressToKeepOut(
  person: Person,
  room: Room,
  { registry }: PresenceServices,
): string | undefined {
  const key = addressKey(person.connection.address);
  for (const other of registry.people()) {
    const isSame = addressKey(other.connection.address) === key;
    if (other !== person && other.rooms.has(room) && isSame) return undefined;
  }
  return key;
}
