/**
 * Why the client ends when it does not end well.
 *
 * @module
 */

/** Why the client ends: one line for the person who started it, one exit code. */
export class ClientError extends Error {
  /** What kind of error it is. */
  override name = "ClientError";

  /**
   * Makes one.
   *
   * @param message One line, for standard error.
   * @param code 1 when the server could not be had, 2 when the usage is wrong.
   */
  constructor(message: string, readonly code: 1 | 2) {
    super(message);
  }
}
