/**
 * Telling others that somebody is writing.
 *
 * @module
 */

import type { Person } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";
import type { PresenceServices } from "./services.ts";
import { hasSigns, tellSign } from "./tell_sign.ts";

/** The least time from one sign to the next of a person, in milliseconds. */
const PAUSE = 3000;

/** Tells the others in a room that a person is writing there. */
export function tellTyping(
  services: PresenceServices,
  person: Person,
  room: Room,
): void {
  const now = services.monotonic();
  if (now - person.typedAt < PAUSE || !hasSigns(room)) return;
  person.typedAt = now;
  const sign = { kind: "typing", room: room.name, who: person.name } as const;
  tellSign(services, person, room, sign);
}
