/**
 * Resuming after a lost connection.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { arriveInLobby, showRoom } from "./arrive.ts";
import { tellTicket } from "./link_return.ts";
import type { CommandServices, Services } from "./services.ts";
import { newToken, tokenKey } from "../rooms/resume_tokens.ts";
import type { Person } from "../rooms/person.ts";

/** How a session is resumed. */
export interface Resumption {
  /** The key of the token. */
  readonly key: string;
  /** The id of the last event that the client has seen. */
  readonly lastId: number;
  /** The next token; the token itself is known where the client is. */
  readonly next: { readonly key: string; readonly token?: string };
}

/**
 * Takes over a session that was cut off: at once, or when its turn comes among
 * what several servers do.
 *
 * @param then Told whether there was one.
 */
export function askToResume(
  services: Services,
  guest: Person,
  token: string,
  lastId: number,
  then: (isBack: boolean) => void,
): void {
  const { deeds } = services;
  if (deeds !== undefined) return deeds.resume(guest, token, lastId, then);
  const request = { key: tokenKey(token), lastId, next: newToken() };
  then(resume(services, guest, request) !== undefined);
}

/**
 * Gives a person a token by which their program comes back: at once, or when
 * its turn comes among what several servers do. One without a name gets it with
 * the name.
 */
export function giveToken(services: CommandServices, person: Person): void {
  person.canResume = true;
  if (person.name === "" || person.token !== "") return;
  const { resumeTokens, deeds } = services;
  const { token, key } = newToken();
  const tell = (isGiven: unknown) => {
    if (isGiven !== true) return;
    person.tell({ kind: "welcome", who: person.name, token });
  };
  if (deeds === undefined) tell(resumeTokens.give(person, key));
  else deeds.ask(person, { do: "token", key }, tell);
}

/**
 * Gives the connection of `guest` to the person whose token it shows, with
 * their name and rooms, and sends the lines that they missed. It closes the old
 * connection, if that is still open.
 *
 * @returns undefined when the token is nobody's.
 */
export function resume(
  services: Services,
  guest: Person,
  { key, lastId, next }: Resumption,
): Person | undefined {
  const { resumeTokens, registry, bans, log, now } = services;
  const person = resumeTokens.bearer(key);
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
  guest.session.becomes(person);
  const token = resumeTokens.give(person, next.key) ? next.token : undefined;
  person.tell({ kind: "welcome", who: person.name, token });
  for (const room of person.rooms) {
    showRoom(services, person, room);
    person.tellAll(
      room.rememberedSince(lastId).filter((event) => person.reads(event)),
    );
    room.subscribe(person);
    tellTicket(services, person, room);
  }
  person.tellMissed();
  if (person.rooms.size === 0) arriveInLobby(services, person);
  log.info("resumed", { name: person.name });
  return person;
}
