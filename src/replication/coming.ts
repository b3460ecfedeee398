/**
 * People who come in, on whichever server.
 *
 * @module
 */

import type { IrcNetwork } from "../irc/irc_network.ts";
import { claimName, enterChat } from "../presence/claim_name.ts";
import type { NameRefusal } from "../presence/name_refusal.ts";
import { resume } from "../presence/resume.ts";
import type { Services } from "../presence/services.ts";
import type { Population } from "./population.ts";
import { createStandIn } from "./stand_in.ts";
import type { LoginDeed, RegisterDeed, ResumeDeed } from "./written_deed.ts";

/** The parts that are needed for it. */
export interface ComingParts {
  /** The services of this server. */
  readonly services: Services;
  /** The people of all servers. */
  readonly all: Population;
  /** The IRC clients of all servers. */
  readonly irc: () => IrcNetwork;
}

/**
 * Gives a person their name, and brings them into their first room.
 *
 * @param writer The incarnation that they are connected to.
 * @returns Why they do not get it, if so.
 */
export function logIn(
  { services, all }: ComingParts,
  writer: string,
  deed: LoginDeed,
): NameRefusal | null {
  const { id, name, start, key, link } = deed;
  const arrival = all.arriving.get(id);
  const person = arrival?.person ?? createStandIn(services, deed);
  giveLink(services, link);
  // Before the rooms are told, so that the person is known in them.
  all.add(id, person, writer);
  const refusal = enterChat(services, person, name, start, () => {
    if (key === undefined) return undefined;
    const isGiven = services.resumeTokens.give(person, key);
    return isGiven ? arrival?.token : undefined;
  });
  if (refusal !== undefined) all.delete(person);
  return refusal ?? null;
}

/**
 * Gives an IRC client its name.
 *
 * @param writer The incarnation that it is connected to.
 * @returns Why it does not get it, if so.
 */
export function register(
  { services, all, irc }: ComingParts,
  writer: string,
  deed: RegisterDeed,
): NameRefusal | null {
  const { id, name } = deed;
  const arrival = all.arriving.get(id);
  const person = arrival?.person ?? createStandIn(services, deed);
  if (arrival === undefined) irc().addElsewhere(person, deed);
  person.isAlwaysPublic = true;
  const refusal = claimName(services, person, name);
  if (refusal === undefined) all.add(id, person, writer);
  services.log.guard("session failed", () => arrival?.told?.(refusal));
  return refusal ?? null;
}

/**
 * Gives a person who was cut off another connection.
 *
 * @param writer The incarnation that it leads to.
 * @returns Whether there was such a person.
 */
export function resumeHere(
  { services, all }: ComingParts,
  writer: string,
  deed: ResumeDeed,
): boolean {
  const { id, key, lastId, next } = deed;
  const arrival = all.arriving.get(id);
  const guest = arrival?.person ?? createStandIn(services, deed);
  const token = arrival?.token;
  const person = resume(services, guest, {
    ...{ key, lastId },
    next: { key: next, ...token !== undefined && { token } },
  });
  if (person === undefined) return false;
  all.move(person, writer);
  return true;
}

/** Sets the id of the link room that comes next. */
export function giveLink(
  { registry }: Services,
  id: string | undefined,
): void {
  if (id !== undefined) registry.links.newId = () => id;
}
