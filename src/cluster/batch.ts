/**
 * The form in which deeds lie in the log.
 *
 * @module
 */

import type { Deed } from "./journal.ts";

/** How a node's incarnation begins. */
export interface Hello {
  /** The node's name. An older incarnation of the same name ends. */
  readonly node: string;
  /** The log clock when it was written. One that is much later is void. */
  readonly at: number;
  /** The place of the epoch that it belongs to. */
  readonly epoch: number;
  /** Its rules. One of other rules than the epoch's is void. */
  readonly rules: string;
}

/** What one message of the log carries. */
export interface Batch {
  /** The incarnation that wrote it. */
  readonly w: string;
  /** Its number: one more than the last of this incarnation. */
  readonly n: number;
  /** The deeds, in order. */
  readonly deeds: readonly Deed[];
  /** The first batch of an incarnation has it. */
  readonly hello?: Hello;
  /** Whether everything begins anew, from the empty state. */
  readonly isEpoch?: true;
  /** The last batch of an incarnation: whether it knew of other nodes. */
  readonly bye?: "last" | "others";
  /** A place of the log, and the hash of all up to it, as the writer has it. */
  readonly seen?: readonly [number, string];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Writes a batch.
 *
 * @param deeds The deeds, each as JSON already.
 */
export function encodeBatch(
  head: Omit<Batch, "deeds">,
  deeds: readonly string[],
): Uint8Array {
  const text = JSON.stringify(head).slice(0, -1);
  return encoder.encode(`${text},"deeds":[${deeds.join(",")}]}`);
}

/** Reads a batch; undefined when the bytes are none. */
export function decodeBatch(bytes: Uint8Array): Batch | undefined {
  let batch;
  try {
    batch = JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
  return isBatch(batch) ? batch : undefined;
}

function isBatch(value: unknown): value is Batch {
  if (!isRecord(value)) return false;
  const { w, n, deeds, hello, isEpoch, bye, seen } = value;
  return isWord(w) && isCount(n) && n > 0 &&
    Array.isArray(deeds) && deeds.every(isRecord) &&
    (hello === undefined || isHello(hello)) &&
    (isEpoch === undefined || (isEpoch === true && hello !== undefined)) &&
    (bye === undefined || bye === "last" || bye === "others") &&
    (seen === undefined ||
      (Array.isArray(seen) && isCount(seen[0]) && isWord(seen[1])));
}

function isHello(value: unknown): value is Hello {
  return isRecord(value) && isWord(value.node) && isCount(value.at) &&
    isCount(value.epoch) && isWord(value.rules);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWord(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= 128;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
