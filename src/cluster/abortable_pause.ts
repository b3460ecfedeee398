/**
 * Waiting that can be cut short.
 *
 * @module
 */

import { setTimeout } from "node:timers/promises";

/** Waits for so many milliseconds, or until `signal` is aborted. */
export async function pause(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  // It rejects when it is aborted, and for nothing else.
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}
