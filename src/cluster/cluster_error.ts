/**
 * Why a node cannot be part of its cluster.
 *
 * @module
 */

/** The message is one sentence without a point, for the operator. */
export class ClusterError extends Error {
  /** The kind of error. */
  override readonly name = "ClusterError";
}
