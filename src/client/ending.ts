/**
 * The end of a connection.
 *
 * @module
 */

/** How a connection ended. */
export interface Ending {
  /**
   * Whether the client left, lost the connection, was kicked, could not get its
   * name back, or was never let in.
   */
  readonly kind: "left" | "lost" | "dismissed" | "held" | "refused";
  /** The server's last sentence. */
  readonly why: string;
}
