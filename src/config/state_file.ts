/**
 * What outlives the server: the bans, in a file.
 *
 * @module
 */

import { messageOf } from "../error_text.ts";
import type { Ban } from "../rooms/bans.ts";

/** A state file that is there but cannot be used. It is left as it is. */
export class StateError extends Error {
  /** What kind of error it is. */
  override name = "StateError";
}

/**
 * Reads the bans that a file holds; none when there is no file.
 *
 * @throws {StateError} When the file is damaged or may not be read.
 */
export function readState(path: string): Ban[] {
  let text: string;
  try {
    text = Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw new StateError(messageOf(error));
  }
  try {
    const state = JSON.parse(text);
    if (state.version === 1 && state.bans.every(isBan)) return state.bans;
  } catch {
    // Said below: what is not JSON is no more a state than what is another's.
  }
  throw new StateError("it holds no state that maru has written");
}

/**
 * Writes the bans, so that the file holds at any moment either the old or the
 * new ones.
 *
 * @throws {StateError} When the file may not be written.
 */
export function writeState(path: string, bans: readonly Ban[]): void {
  const text = JSON.stringify({ version: 1, bans }, null, 2) + "\n";
  const beside = `${path}.tmp`;
  try {
    using file = Deno.openSync(beside, {
      write: true,
      create: true,
      truncate: true,
      mode: 0o600,
    });
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length;) {
      at += file.writeSync(bytes.subarray(at));
    }
    file.syncDataSync();
    Deno.renameSync(beside, path);
  } catch (error) {
    throw new StateError(messageOf(error));
  }
}

function isBan(value: unknown): value is Ban {
  if (typeof value !== "object" || value === null) return false;
  const { kind, name, address, until, why, by } = value as Ban;
  return (kind === "ban" || kind === "mute") &&
    [name, address, why, by].every((text) => typeof text === "string") &&
    (until === null || Number.isFinite(until));
}
