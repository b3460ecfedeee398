/**
 * Errors that end the client.
 *
 * @module
 */

/** Why the client ends: one line for the person who started it, one exit code. */
export class ClientError extends Error {
  /** The kind of error. */
  override name = "ClientError";

  /**
   * Makes an error.
   *
   * @param message One line, for standard error.
   * @param code 1 when the server could not be reached, 2 when the usage is
   * wrong.
   */
  constructor(message: string, readonly code: 1 | 2) {
    super(message);
  }
}
