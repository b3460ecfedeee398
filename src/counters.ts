/**
 * The counters of a server.
 *
 * @module
 */

import type { LeaveReason } from "./messages/event.ts";
import type { BadLine } from "./net/line_decoder.ts";
import type { NameFault } from "./rooms/name.ts";

/** Why a connection is refused. */
export type Refusal = "serverFull" | "addressFull" | "addressFast";

/** The transports, unless a protocol adds its own. */
export const TRANSPORTS: readonly string[] = ["tcp", "tls", "web"];

/** Why a login, or an answer at the login, was refused. */
export type LoginFault =
  | NameFault
  | BadLine["fault"]
  | "banned"
  | "loginTaken"
  | "loginTimeout"
  | "passwordWrong";

/**
 * The counts of a server since its start. They are plain numbers, so counting
 * costs an addition. Every label has its place from the start: nothing that a
 * stranger sends makes a new one.
 */
export class Counters {
  /** Lines that people sent. */
  lines = 0;
  /** Served connections, by transport. */
  readonly opened: Record<string, number>;
  /** Served connections that have ended, by transport. */
  readonly closed: Record<string, number>;
  /** Refused connections, by reason. */
  readonly refused: Record<Refusal, number> = {
    serverFull: 0,
    addressFull: 0,
    addressFast: 0,
  };
  /** Refused logins and answers at logins, by reason. */
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
  /** People who left the server, by reason. */
  readonly left: Record<LeaveReason, number> = {
    quit: 0,
    lost: 0,
    slow: 0,
    moved: 0,
    kicked: 0,
    closed: 0,
  };

  /**
   * Starts at zero.
   *
   * @param transports The transports to count.
   */
  constructor(transports: readonly string[] = TRANSPORTS) {
    const none = () => Object.fromEntries(transports.map((name) => [name, 0]));
    this.opened = none();
    this.closed = none();
  }
}
