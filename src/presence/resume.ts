/**
 * Coming back after having been cut off.
 *
 * @module
 */

import { arriveInLobby, showRoom } from "./arrive.ts";
import type { Services } from "./services.ts";
import type { Person } from "../rooms/person.ts";

/**
 * Gives back to `guest`'s connection the person whose token it shows, with
 * their name and rooms, and shows what they missed. The old connection, should
 * the server still take it for alive, is closed.
 *
 * @param lastId The number of the last event that was seen.
 * @returns undefined when nobody can come back by this token.
 */
export function resume(
  services: Services,
  guest: Person,
  token: string,
  lastId: number,
): Person | undefined {
  const { resumeTokens, registry, bans, log, now } = services;
  const person = resumeTokens.find(token);
  if (person === undefined) return undefined;
  // They may come back from an address that is kept out.
  const { address } = guest.connection;
  if (bans.find("ban", person.name, address, now())) return undefined;
  const before = person.session;
  if (person.absentSince === undefined) registry.suspend(person);
  person.comeBack(guest);
  before.giveWay();
  const next = resumeTokens.issue(person);
  person.tell({ kind: "welcome", who: person.name, token: next });
  for (const room of person.rooms) {
    showRoom(services, person, room);
    person.tellAll(
      room.rememberedSince(lastId).filter((event) => person.reads(event)),
    );
    room.subscribe(person);
  }
  person.tellMissed();
  if (person.rooms.size === 0) arriveInLobby(services, person);
  log.info("resumed", { name: person.name });
  return person;
}
