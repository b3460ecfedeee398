/**
 * What a session speaks: how bytes become lines, how a peer gets a name, what a
 * line does, and how the server's words are put.
 *
 * @module
 */

import type { LoginFault, Refusal } from "../counters.ts";
import type { LeaveReason } from "../messages/event.ts";
import type { Connection } from "../net/connection.ts";
import type { Line } from "../net/line_decoder.ts";
import type { LineReaderOptions } from "../net/line_reader.ts";
import type { Services } from "../presence/services.ts";
import type { Dialect } from "../render/dialect.ts";
import type { Person, Start } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";

/** What a conversation knows of its session, and may ask of it. */
export interface SessionContext {
  /** The person: nameless at first, and another after a resume. */
  readonly person: Person;
  /** The parts that all sessions share. */
  readonly services: Services;
  /** Whether the session has ended, though its last words may be under way. */
  readonly hasEnded: boolean;
  /** Ends the time for a login: the person has a name. */
  loggedIn(): void;
  /** Notes for the operator that a login was refused, and why. */
  noteRefusal(why: LoginFault): void;
}

/** One peer's part of a protocol, from the first byte to the last. */
export interface Conversation {
  /** Begins: asks for what is needed first, if anything. */
  begin(): void;
  /**
   * Does what a line says.
   *
   * @returns What that cost, in lines.
   */
  take(line: Line): number;
  /** Where to begin after the login. */
  startIn(start: Start): void;
  /** The time for a login is over; the session ends right after. */
  refuseLate(): void;
  /** A room has ended for the person, who stays on the server. */
  showOut(room: Room, by: string, words: string): void;
  /** Says the last words, after the goodbye. */
  sayLast?(reason: LeaveReason, words: string): void;
  /** Is called once, when the person is gone. */
  ended?(): void;
  /** Is called about once a second, to ask a silent peer for a sign of life. */
  check?(now: number): void;
}

/** One way in which clients talk to the server. It keeps no state of its own. */
export interface Protocol {
  /** How bytes become lines. */
  readonly lines: LineReaderOptions;
  /** What a new connection is shown things in, given the server's choices. */
  dialect(connection: Connection, choices: Dialect): Dialect;
  /** Begins a conversation. */
  open(session: SessionContext): Conversation;
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
