/**
 * What a server counts.
 *
 * @module
 */

import type { Connection } from "./net/connection.ts";
import type { LeaveReason } from "./messages/event.ts";
import type { BadLine } from "./net/line_decoder.ts";
import type { NameFault } from "./rooms/name.ts";

/** Why a connection is not served. */
export type Refusal = "serverFull" | "addressFull" | "addressFast";

/** How a connection came. */
export type Transport = Connection["transport"];

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
  readonly opened: Record<Transport, number> = { tcp: 0, tls: 0, web: 0 };
  /** Those of them that have ended. */
  readonly closed: Record<Transport, number> = { tcp: 0, tls: 0, web: 0 };
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
}
