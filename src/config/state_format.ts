/**
 * The format of the state file.
 *
 * @module
 */

import { LIMITS } from "../limits.ts";
import { clean } from "../net/sanitize.ts";
import { banAddress } from "../rooms/ban_address.ts";
import type { Ban } from "../rooms/bans.ts";

/**
 * How many bans are turned into text at once, which takes about a millisecond.
 */
const PART = 500;

/**
 * The bans as text, in parts, so that many of them do not block the event loop.
 */
export function* formatState(bans: readonly Ban[]): Generator<string> {
  yield '{"version":1,"bans":[\n';
  for (let at = 0; at < bans.length; at += PART) {
    const rows = bans.slice(at, at + PART).map((ban) => JSON.stringify(ban));
    const isLast = at + PART >= bans.length;
    yield rows.join(",\n") + (isLast ? "\n" : ",\n");
  }
  yield "]}\n";
}

/** The bans that a text holds; undefined when maru has not written it. */
export function parseState(text: string): Ban[] | undefined {
  try {
    const { version, bans } = JSON.parse(text);
    if (version === 1 && bans.every(isBan)) return bans.map(withoutControls);
  } catch {
    // The text is no JSON, so maru has not written it.
  }
  return undefined;
}

function isBan(value: unknown): value is Ban {
  if (typeof value !== "object" || value === null) return false;
  const { kind, name, address, until, why, by } = value as Ban;
  return (kind === "ban" || kind === "mute") &&
    [name, address, why, by].every((text) => typeof text === "string") &&
    (until === null || Number.isFinite(until));
}

/** A person may have edited the file, and its texts are shown on terminals. */
function withoutControls({ kind, name, address, until, why, by }: Ban): Ban {
  const shown = (text: string) => clean(text).slice(0, LIMITS.words);
  return {
    kind,
    name: shown(name),
    address: banAddress(address) ?? shown(address),
    until,
    why: shown(why),
    by: shown(by),
  };
}
