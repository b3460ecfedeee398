/**
 * The end of a connection.
 *
 * @module
 */

/** How a connection ended. */
export interface Ending {
  /**
   * Whether the client left, lost the connection, was sent away, could not have
   * its name back, or was never let in.
   */
  readonly kind: "left" | "lost" | "dismissed" | "held" | "refused";
  /** The last that the server said. */
  readonly why: string;
}
