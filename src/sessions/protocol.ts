/**
 * The interface of a protocol: how bytes become lines, how a peer gets a name,
 * what a line does, and how the server's sentences are written.
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

/** The session, as its conversation sees it. */
export interface SessionContext {
  /** The person: without a name at first, and another one after a resume. */
  readonly person: Person;
  /** The parts that all sessions share. */
  readonly services: Services;
  /** Whether the session has ended; its last words may still be under way. */
  readonly hasEnded: boolean;
  /** Ends the time for a login: the person has a name. */
  loggedIn(): void;
  /** Notes for the operator that a login was refused, and why. */
  noteRefusal(why: LoginFault): void;
}

/** One peer's part of a protocol, from the first byte to the last. */
export interface Conversation {
  /** Begins, with the first question if there is one. */
  begin(): void;
  /**
   * Handles a line.
   *
   * @returns The cost, in lines.
   */
  take(line: Line): number;
  /** Sets the room to begin in after the login. */
  startIn(start: Start): void;
  /** The time for a login is over; the session ends right after. */
  refuseLate(): void;
  /** A room has ended for the person, who stays on the server. */
  showOut(room: Room, by: string, words: string): void;
  /** Says the last words, after the goodbye. */
  sayLast?(reason: LeaveReason, words: string): void;
  /** Called once, when the person has gone. */
  ended?(): void;
  /**
   * Called about once a second, to ask a silent peer for a sign of life.
   *
   * @param now By the monotonic clock.
   */
  check?(now: number): void;
}

/** A protocol that clients speak. It keeps no state of its own. */
export interface Protocol {
  /** How bytes become lines. */
  readonly lines: LineReaderOptions;
  /** The dialect of a new connection, given the server's choices. */
  dialect(connection: Connection, choices: Dialect): Dialect;
  /** Begins a conversation. */
  open(session: SessionContext): Conversation;
  /** Says why a connection is not served. */
  refusal(why: Refusal, dialect: Dialect, time: number): string;
}
