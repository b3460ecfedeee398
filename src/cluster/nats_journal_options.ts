/**
 * The options of the log of several servers.
 *
 * @module
 */

import type { Log } from "../log.ts";
import type { Replica } from "./journal.ts";
import type { NatsOptions } from "./nats_link.ts";

/** The options of a node of the log. */
export interface NatsJournalOptions {
  /** Where NATS is. */
  readonly nats: NatsOptions;
  /** This node's name. An older incarnation of the same name ends. */
  readonly node: string;
  /** All that must be the same on all nodes, in short. */
  readonly rules: string;
  /** The state that is built from the log. */
  readonly replica: Replica;
  /** The log for the operator. */
  readonly log: Log;
  /** How long the log must be silent before a node begins anew. @default {10000} */
  readonly silence?: number;
  /** What durations go by. @default {performance.now} */
  readonly monotonic?: () => number;
}
