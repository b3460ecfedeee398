/**
 * Waiting with a bound.
 *
 * @module
 */

/** Resolves when a promise has settled, and after `patience` ms at the latest. */
export async function settled(
  promise: Promise<unknown> | undefined,
  patience: number,
): Promise<void> {
  const deadline = Promise.withResolvers<void>();
  const timer = setTimeout(deadline.resolve, patience);
  await Promise.race([promise, deadline.promise]).catch(() => {});
  clearTimeout(timer);
}
