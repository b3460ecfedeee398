/**
 * A bound on memory that many objects share.
 *
 * @module
 */

/** The memory that many objects hold together, in bytes. */
export interface MemoryBudget {
  /** The bytes held now. Each holder adds and subtracts its own. */
  held: number;
  /**
   * The bytes from which memory is short: each holder then gets a lower bound.
   */
  readonly most: number;
}
