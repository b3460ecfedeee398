/**
 * What a server counts.
 *
 * @module
 */

import type { LeaveReason } from "./messages/event.ts";
import type { BadLine } from "./net/line_decoder.ts";
import type { NameFault } from "./rooms/name.ts";

/** Why a connection is not served. */
export type Refusal = "serverFull" | "addressFull" | "addressFast";

/** How connections come, where no protocol of its own adds to it. */
export const TRANSPORTS: readonly string[] = ["tcp", "tls", "web"];

/** What was wrong with an answer at the login, or with there being none. */
export type LoginFault =
  | NameFault
  | BadLine["fault"]
  | "banned"
  | "loginTaken"
  | "loginTimeout"
  | "passwordWrong";

/**
 * What a server counts from its start on. Whoever wants to know reads it; so
 * counting costs an addition. Every kind there is has its place from the start:
 * nothing that a stranger sends makes a new one.
 */
export class Counters {
  /** Lines that people sent. */
  lines = 0;
  /** Connections that were served, by how they came. */
  readonly opened: Record<string, number>;
  /** Those of them that have ended. */
  readonly closed: Record<string, number>;
  /** Connections that were not served, by why not. */
  readonly refused: Record<Refusal, number> = {
    serverFull: 0,
    addressFull: 0,
    addressFast: 0,
  };
  /** Logins, or answers at a login, that were not taken, by why not. */
  readonly refusedLogins: Record<LoginFault, number> = {
    nameLength: 0,
    nameCharacters: 0,
    nameScripts: 0,
    nameReserved: 0,
    lineTooLong: 0,
    lineNotUtf8: 0,
    banned: 0,
    loginTaken: 0,
    loginTimeout: 0,
    passwordWrong: 0,
  };
  /** People who left the server, by why. */
  readonly left: Record<LeaveReason, number> = {
    quit: 0,
    lost: 0,
    slow: 0,
    moved: 0,
    kicked: 0,
    closed: 0,
  };

  /**
   * Begins at nothing.
   *
   * @param transports How connections may come.
   */
  constructor(transports: readonly string[] = TRANSPORTS) {
    const none = () => Object.fromEntries(transports.map((name) => [name, 0]));
    this.opened = none();
    this.closed = none();
  }
}
