/**
 * Waiting for what takes seconds.
 *
 * @module
 */

/** Longer than anything of a cluster takes on a busy machine. */
const GUARD = 60_000;

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
