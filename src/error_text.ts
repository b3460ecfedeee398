/**
 * Thrown values as text.
 *
 * @module
 */

/** The message of an error, or the thrown value as text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The stack of an error, or the thrown value as text. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? String(error.stack) : String(error);
}
