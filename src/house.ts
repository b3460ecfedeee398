/**
 * What everyone on the server shares.
 *
 * @module
 */

import type { Absences } from "./absence.ts";
import type { AsideBounds } from "./asides.ts";
import type { Bans } from "./bans.ts";
import type { Connection } from "./connection.ts";
import type { Counts } from "./counts.ts";
import type { Limits } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Registry } from "./registry.ts";
import type { Rounds } from "./rounds.ts";
import type { Secret } from "./secret.ts";
import type { Waves } from "./waves.ts";

/** The parts and numbers that every session works with. */
export interface House {
  /** Every bound in force. */
  readonly limits: Limits;
  /** Names and rooms. */
  readonly registry: Registry;
  /** Those who were cut off. */
  readonly absences: Absences;
  /** Who may not come in, and who may not speak. */
  readonly bans: Bans;
  /** Who is written to next. */
  readonly waves: Waves;
  /** Who is heard next. */
  readonly rounds: Rounds;
  /** How many private lines may wait. */
  readonly privateLines: AsideBounds;
  /** What whoever runs the server reads. */
  readonly log: Log;
  /** What is asked for before the name, if anything. */
  readonly password: Secret | undefined;
  /** What makes an operator, if anything does. */
  readonly operatorPassword: Secret | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** When the server started, likewise. */
  readonly since: number;
  /** The link of a room, as whoever has this connection can use it; or its path. */
  readonly linkTo: (id: string, connection: Connection) => string;
  /** What has been counted. */
  readonly counts: Counts;
}
