/**
 * Another name for a person whose own is somebody else's.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { numberedName } from "../rooms/name.ts";
import { PUBLIC } from "../rooms/namespace.ts";
import type { Person } from "../rooms/person.ts";
import { personNameFault } from "./name_fault.ts";
import type { PresenceServices } from "./services.ts";

/** Gives a person in no room the next name to theirs that is free in public. */
export function takeNumber(services: PresenceServices, person: Person): void {
  const { registry, limits, bans, now } = services;
  const { name: before } = person;
  const isFree = (name: string) =>
    personNameFault(name, services) === undefined &&
    registry.names.findAlike(name, PUBLIC) === undefined &&
    bans.find("ban", name, "", now()) === undefined;
  let name = before;
  // People and bans are bounded, so there is one.
  for (let count = 2; !isFree(name); count++) {
    name = numberedName(before, count, limits);
  }
  registry.claim(person, name);
  person.tell(notice("nameNumbered", before, name));
  // Programs read their own name from it.
  person.tell({ kind: "welcome", who: name, token: undefined });
}
