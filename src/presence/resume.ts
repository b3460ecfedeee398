/**
 * Resuming after a lost connection.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { arriveInLobby, showRoom } from "./arrive.ts";
import type { Services } from "./services.ts";
import type { Person } from "../rooms/person.ts";

/**
 * Gives the connection of `guest` to the person whose token it shows, with
 * their name and rooms, and sends the lines that they missed. It closes the old
 * connection, if that is still open.
 *
 * @param lastId The id of the last event that the client has seen.
 * @returns undefined when the token is nobody's.
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
  // Their new address may be banned.
  const { address } = guest.connection;
  if (bans.find("ban", person.name, address, now())) return undefined;
  const before = person.session;
  if (person.absentSince === undefined) {
    person.tell(notice("takenOver"));
    registry.suspend(person);
  }
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
