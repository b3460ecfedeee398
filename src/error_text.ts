/**
 * What was thrown, as text.
 *
 * @module
 */

/** The message of an error, or what was thrown when it is none. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Where an error was thrown, or what was thrown when it is none. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? String(error.stack) : String(error);
}
