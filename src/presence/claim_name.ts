/**
 * Taking a name at the login.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { arriveFirst, firstNamespaces } from "./arrive.ts";
import type { NameRefusal } from "./name_refusal.ts";
import type { Namespace } from "../rooms/namespace.ts";
import type { Person, Start } from "../rooms/person.ts";
import { personNameFault } from "./name_fault.ts";
import type { PresenceServices, Services } from "./services.ts";

/**
 * Gives a name to a person who has none, along with the name's mute, if any.
 *
 * @param name In NFC.
 * @param where The namespaces in which it has to be free. @default {public}
 * @returns The reason when they do not get it.
 */
export function claimName(
  services: PresenceServices,
  person: Person,
  name: string,
  where?: Namespace[],
): NameRefusal | undefined {
  const { registry, bans, now } = services;
  const { address } = person.connection;
  const fault = personNameFault(name, services);
  if (fault !== undefined) return { why: fault };
  const ban = bans.find("ban", name, address, now());
  if (ban !== undefined) return { why: "banned", ban };
  if (!registry.claim(person, name, where)) return { why: "loginTaken" };
  person.mute = bans.find("mute", name, address, now());
  return undefined;
}

/**
 * Gives a name to a person who has none, and brings them into their first room.
 *
 * @param makeToken Gives the token by which they can resume, if they can.
 * @returns The reason when they do not get the name.
 */
export function enterChat(
  services: Services,
  person: Person,
  name: string,
  start: Start,
  makeToken: () => string | undefined,
): NameRefusal | undefined {
  const where = firstNamespaces(services, person, name, start);
  const refusal = claimName(services, person, name, where);
  if (refusal !== undefined) return refusal;
  person.tell({ kind: "welcome", who: person.name, token: makeToken() });
  if (services.motd !== undefined) person.tell(notice("motd", services.motd));
  arriveFirst(services, person, start);
  return undefined;
}
