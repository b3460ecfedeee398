/**
 * What everyone on the server shares.
 *
 * @module
 */

import type { Limits } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Registry } from "./registry.ts";
import type { Waves } from "./waves.ts";

/** The room where everyone starts. */
export const LOBBY = "lobby";

/** The parts and numbers that every session works with. */
export interface House {
  /** Every bound in force. */
  readonly limits: Limits;
  /** Names and rooms. */
  readonly registry: Registry;
  /** Who is written to next. */
  readonly waves: Waves;
  /** What whoever runs the server reads. */
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** When the server started, likewise. */
  readonly since: number;
  /** What has been counted since then. */
  readonly counts: Counts;
}

/** What a server counts. */
export interface Counts {
  /** Lines that people sent. */
  lines: number;
}
