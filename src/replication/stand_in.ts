/**
 * People who are connected to another server, or cut off.
 *
 * @module
 */

import type { Connection } from "../net/connection.ts";
import { Outbox } from "../fanout/outbox.ts";
import { arriveInLobby } from "../presence/arrive.ts";
import { releasePerson } from "../presence/release_person.ts";
import type { Services } from "../presence/services.ts";
import type { LeaveReason } from "../messages/event.ts";
import { Person, type SessionHandle } from "../rooms/person.ts";

/** What the other servers know of a connection. */
export interface Origin {
  /** The peer's address. */
  readonly address: string;
  /** See {@linkcode Connection.endsWithRoom}. */
  readonly endsWithRoom: boolean;
}

const NO_WRITER = { ready: () => {} };
const DIALECT = {
  ...{ format: "text", lang: "en", time: false, color: false } as const,
};

/** A person who reads nothing here. */
export function createStandIn(services: Services, origin: Origin): Person {
  const session = new StandInSession(services, origin);
  const { limits, now, monotonic } = services;
  const options = { dialect: DIALECT, echo: true, limits, now, monotonic };
  const outbox = createOutbox(services, origin);
  const person = new Person(outbox, session, options);
  session.becomes(person);
  person.isSilent = true;
  return person;
}

/** Takes a person's connection away from them. */
export function cutOff(services: Services, person: Person): void {
  const origin = originOf(person);
  const session = new StandInSession(services, origin);
  session.becomes(person);
  person.session = session;
  person.outbox = createOutbox(services, origin);
  person.isSilent = true;
}

/** What the other servers need to know of a person's connection. */
export function originOf({ connection }: Person): Origin {
  const { address, endsWithRoom = false } = connection;
  return { address, endsWithRoom };
}

/**
 * Does to the shared state what the session of the person does to it on their
 * own server.
 */
class StandInSession implements SessionHandle {
  readonly #services: Services;
  readonly #origin: Origin;
  #person: Person | undefined;

  constructor(services: Services, origin: Origin) {
    this.#services = services;
    this.#origin = origin;
  }

  becomes(person: Person): void {
    this.#person = person;
  }

  end(reason: LeaveReason, _goodbye?: unknown, words = ""): void {
    // Of a person who is connected, their own server says that they leave.
    if (this.#person?.absentSince === undefined) return;
    releasePerson(this.#services, this.#person, reason, words);
  }

  showOut(): void {
    const person = this.#person!;
    // An IRC client may be in no room.
    if (person.isAlwaysPublic) return;
    if (this.#origin.endsWithRoom) return this.end("closed");
    if (person.rooms.size === 0) arriveInLobby(this.#services, person);
  }

  startIn(): void {}
  resume(): void {}
  pause(): void {}
  giveWay(): void {}
}

function createOutbox(services: Services, origin: Origin): Outbox {
  return new Outbox(connectionTo(origin), NO_WRITER, services.privateLines);
}

function connectionTo({ address, endsWithRoom }: Origin): Connection {
  return {
    ...{ address, endsWithRoom },
    transport: "elsewhere",
    isJson: false,
    endedCleanly: false,
    read: () => Promise.resolve(undefined),
    stopReading() {},
    write: ({ length }) => Promise.resolve(length),
    end: () => Promise.resolve(),
    close() {},
  };
}
