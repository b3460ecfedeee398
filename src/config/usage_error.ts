/**
 * Errors in how the program was called.
 *
 * @module
 */

/** A flag, a value, a variable or a file that is not as it must be. */
export class UsageError extends Error {
  /** The kind of error. */
  override name = "UsageError";
}
