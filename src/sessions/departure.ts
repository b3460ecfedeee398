/**
 * The end of a session of a person who has a name.
 *
 * @module
 */

import type { Outbox } from "../fanout/outbox.ts";
import type { Answer } from "../messages/answer.ts";
import type { LeaveReason } from "../messages/event.ts";
import type { PersonDeed } from "../presence/deeds.ts";
import { releasePerson } from "../presence/release_person.ts";
import type { Services } from "../presence/services.ts";
import { render } from "../render/dialect.ts";
import type { Person } from "../rooms/person.ts";
import { sayMessage } from "./say_message.ts";

/** How a session has ended. */
export interface Departure {
  /** Why the server or a command ended it, if one did. */
  readonly reason: LeaveReason | undefined;
  /** The parting words. */
  readonly words: string;
  /** The output that the session had, and with it the connection. */
  readonly outbox: Outbox;
}

/** Takes a person off the server, or waits for them to come back. */
export function depart(
  services: Services,
  person: Person,
  { reason, words, outbox: { lost, connection } }: Departure,
): void {
  const { registry, log, deeds } = services;
  if (!registry.names.has(person)) return;
  const { draft } = person;
  person.draft = undefined;
  // At the end of the input, an unfinished message of several lines is said.
  if (draft !== undefined && reason === undefined) {
    sayMessage(draft, person, services);
  }
  const whyLost = lost === "slow"
    ? "slow"
    : connection.endedCleanly && !lost
    ? "quit"
    : "lost";
  const mayReturn = person.token !== "" && reason === undefined &&
    whyLost !== "slow" &&
    !(whyLost === "quit" && connection.tellsGoodbye === true);
  if (!mayReturn) return leave(services, person, reason ?? whyLost, words);
  if (deeds !== undefined) return ask(services, person, { do: "suspend" });
  registry.suspend(person);
  log.info("absent", { name: person.name });
}

/** A goodbye to a person who is not here any more. */
export function lastWords(
  { now }: Services,
  person: Person,
  goodbye: Answer,
): Uint8Array {
  const told = { ...goodbye, time: now() };
  return new TextEncoder().encode(render(told, person.dialect, person));
}

/** Takes a person off the server. */
export function leave(
  services: Services,
  person: Person,
  reason: LeaveReason,
  words: string,
): void {
  services.counters.left[reason]++;
  if (services.deeds === undefined) {
    return releasePerson(services, person, reason, words);
  }
  ask(services, person, { do: "leave", reason, words });
}

/** Their reading here is over at once; the other servers hear of it in turn. */
function ask(services: Services, person: Person, deed: PersonDeed): void {
  for (const room of person.rooms) room.unsubscribe(person);
  person.isSilent = true;
  services.deeds!.ask(person, deed);
}
