/**
 * What a session speaks: how it begins, leads to a name, and takes up lines.
 *
 * @module
 */

import type { Connection } from "../net/connection.ts";
import type { Dialect } from "../render/dialect.ts";
import type { LoginFault, Refusal } from "../counters.ts";
import type { Person, Start } from "../rooms/person.ts";
import type { Services } from "../presence/services.ts";

/** The part of a session in which the person has no name yet. */
export interface LoginSteps {
  /** Where the person wants to begin. */
  start: Start;
  /** Asks for what is needed next. */
  ask(): void;
  /**
   * Takes a line. The login is over once the person has a name.
   *
   * @returns What that cost, in lines.
   */
  take(line: string): number;
  /** Tells the operator that somebody was not let in, and why. */
  note(why: LoginFault): void;
  /** Counts a line that could not be read as an answer. */
  fail(why: LoginFault): void;
}

/** One way in which clients talk to the server. It keeps no state of its own. */
export interface Protocol {
  /** What a new connection is shown things in, given the server's choices. */
  dialect(connection: Connection, choices: Dialect): Dialect;
  /** Begins the login of a person without a name. */
  login(person: Person, services: Services): LoginSteps;
  /**
   * Does what a line says that comes from somebody who has a name.
   *
   * @returns What that cost, in lines.
   */
  take(line: string, person: Person, services: Services): number;
  /** Says why a connection is not served. */
  refusal(why: Refusal, dialect: Dialect, time: number): string;
}

/** How a session begins. */
export interface SessionOptions {
  /** What the peer speaks. */
  readonly protocol: Protocol;
  /** What a person is shown things in at first. */
  readonly dialect: Dialect;
  /** Whether a person's own lines come back to them at first. */
  readonly echo: boolean;
}
