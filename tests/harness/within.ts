/**
 * A bound on waiting.
 *
 * @module
 */

import { GUARD } from "./guard.ts";

const LATE = Symbol("late");

/** Waits for `promise`, and calls `late` when it takes far too long. */
export async function within<Value>(
  promise: Promise<Value>,
  late: () => never,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const guard = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), GUARD);
  });
  try {
    const first = await Promise.race([promise, guard]);
    return first === LATE ? late() : first;
  } finally {
    clearTimeout(timer);
  }
}
