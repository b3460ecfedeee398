/**
 * Reading the files of the ledger of link rooms at the start.
 *
 * @module
 */

import { randomBytes } from "node:crypto";
import type { Log } from "../log.ts";
import { HistoryError } from "./history_error.ts";
import { LONGEST_LINE, makesSense } from "./ledger_rooms.ts";

const KEY_BYTES = 32;
// More than a ledger with all the rooms and people of its bounds.
const MOST_BYTES = 64 * 1024 * 1024;

/** The path of the key in a folder. */
export function keyPath(folder: string): string {
  return `${folder}/link-rooms.key`;
}

/** The path of the ledger in a folder. */
export function ledgerPath(folder: string): string {
  return `${folder}/link-rooms`;
}

/**
 * Looks at the files in a folder, if there are any, and changes nothing.
 *
 * @throws {HistoryError} When they cannot be those of a ledger.
 */
export function checkLedger(folder: string): void {
  try {
    sizeOf(ledgerPath(folder));
    const size = sizeOf(keyPath(folder));
    if (size !== undefined && size !== KEY_BYTES) throw noKey(keyPath(folder));
  } catch (error) {
    // Where no file can be looked at, opening the folder fails, and says why.
    if (error instanceof HistoryError) throw error;
  }
}

/**
 * The key in a file, which is made with a new one where there is none.
 *
 * @throws {HistoryError} When the file is no key.
 */
export function keyIn(path: string): Uint8Array {
  try {
    Deno.writeFileSync(path, randomBytes(KEY_BYTES), {
      createNew: true,
      mode: 0o600,
    });
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  }
  const key = Deno.readFileSync(path);
  if (key.length === KEY_BYTES) return key;
  throw noKey(path);
}

/**
 * The text of a ledger; empty without one. A file that is damaged, or larger
 * than any ledger, is put aside. What makes sense of a damaged one is still
 * good.
 *
 * @throws {HistoryError} When it is no file.
 */
export function textIn(path: string, log: Log): string {
  const size = sizeOf(path);
  if (size === undefined) return "";
  const text = size > MOST_BYTES ? undefined : Deno.readTextFileSync(path);
  if (text !== undefined && !isDamaged(text)) return text;
  const aside = `${path}.damaged`;
  Deno.renameSync(path, aside);
  log.warn("link rooms damaged", { aside, bytes: size });
  return text ?? "";
}

/** A last line may be cut off. */
function isDamaged(text: string): boolean {
  const lines = text.split("\n");
  return lines.pop()!.length > LONGEST_LINE || !lines.every(makesSense);
}

function sizeOf(path: string): number | undefined {
  try {
    const { isFile, size } = Deno.statSync(path);
    if (isFile) return size;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
  throw new HistoryError(`${path} is not a file`);
}

function noKey(path: string): HistoryError {
  return new HistoryError(`${path} does not have ${KEY_BYTES} bytes`);
}
