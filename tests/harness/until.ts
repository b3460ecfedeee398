/**
 * Waiting for what nobody tells of.
 *
 * @module
 */

import { GUARD } from "./guard.ts";

/**
 * Waits until something holds, as soon as it does.
 *
 * @param otherwise What to say when it takes far too long.
 */
export async function until(
  holds: () => boolean,
  otherwise: () => string,
): Promise<void> {
  const end = performance.now() + GUARD;
  while (!holds()) {
    if (performance.now() > end) throw new Error(otherwise());
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
