/**
 * Where a node begins to read the log.
 *
 * @module
 */

import { ClusterError } from "./cluster_error.ts";
import { isLogIdle } from "./log_idle.ts";
import { Stream } from "./jetstream.ts";
import type { NatsLink } from "./nats_link.ts";
import type { LogState } from "./replicated_log.ts";
import { askState } from "./state_transfer.ts";

/** A place of a stream, and what is known up to it. */
export interface Beginning {
  /** The state of a node that lives; without it, there is none that does. */
  readonly state?: LogState;
  /** The place. */
  readonly last: number;
  /** When the stream was made. */
  readonly created: string;
}

/**
 * Asks the nodes that live for their state, or finds that none does.
 *
 * @param rules All that must be the same on all nodes.
 * @param silence How long nothing must come, in milliseconds.
 * @param signal Ends the search early when it is aborted.
 * @returns undefined when that is not known: ask again.
 * @throws {ClusterError} When the others run by other rules.
 */
export async function findBeginning(
  link: NatsLink,
  rules: string,
  silence: number,
  signal: AbortSignal,
): Promise<Beginning | undefined> {
  const state = await askState(link, signal);
  if (state === undefined) {
    return await isLogIdle(new Stream(link), silence, signal);
  }
  if (state.members.rules === rules) {
    return { state, last: state.seq, created: state.created };
  }
  throw new ClusterError(
    "the other nodes run another version, or with other options",
  );
}
