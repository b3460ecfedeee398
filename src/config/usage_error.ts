/**
 * What is wrong with how the program was called.
 *
 * @module
 */

/** A flag, a value, a variable or a file that is not as it must be. */
export class UsageError extends Error {
  /** What kind of error it is. */
  override name = "UsageError";
}
