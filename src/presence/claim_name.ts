/**
 * Taking a name at the login.
 *
 * @module
 */

import type { Ban } from "../rooms/bans.ts";
import type { NameFault } from "../rooms/name.ts";
import type { Namespace } from "../rooms/namespace.ts";
import type { Person } from "../rooms/person.ts";
import { personNameFault } from "./name_fault.ts";
import type { PresenceServices } from "./services.ts";

/** Why a person does not get a name. */
export type NameRefusal =
  | { readonly why: NameFault | "loginTaken" }
  | { readonly why: "banned"; readonly ban: Ban };

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
