/**
 * What ends by its time.
 *
 * @module
 */

import { closeRoom } from "./close_room.ts";
import type { Person } from "../rooms/person.ts";
import type { Services } from "./services.ts";

/**
 * Ends the link rooms whose time is over, and the waiting for people who were
 * cut off.
 *
 * @param now By the clock that absences go by, in milliseconds.
 * @param end Takes a person off the server.
 */
export function endWhatIsOver(
  services: Services,
  now: number,
  end: (person: Person) => void,
): void {
  const { registry, resumeTokens, log } = services;
  for (const person of resumeTokens.expired(now)) {
    log.guard("session failed", () => end(person));
  }
  for (const room of registry.links.rooms()) {
    log.guard("room failed", () => registry.findOwner(room));
  }
  for (const room of registry.links.expired()) {
    log.guard("room failed", () => closeRoom(services, room));
  }
}

/** Takes a person off the server who was cut off, and did not come back. */
export function endAbsence({ session }: Person): void {
  session.end("lost");
}
