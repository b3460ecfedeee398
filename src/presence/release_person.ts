/**
 * Leaving the server for good.
 *
 * @module
 */

import type { LeaveReason } from "../messages/event.ts";
import type { Person } from "../rooms/person.ts";
import type { Services } from "./services.ts";

/** Takes a person's name, rooms and token from them. */
export function releasePerson(
  { registry, resumeTokens, log }: Services,
  person: Person,
  reason: LeaveReason,
  words: string,
): void {
  const { name } = person;
  resumeTokens.forget(person);
  registry.release(person, reason, words);
  log.info("left", { name, reason, people: registry.names.size });
}
