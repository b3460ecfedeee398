/**
 * Waiting for what takes seconds.
 *
 * @module
 */

import { GUARD } from "../../harness/guard.ts";

/** Waits until something holds. */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  what: string,
): Promise<void> {
  const end = performance.now() + GUARD;
  while (!await holds()) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
