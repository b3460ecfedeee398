/**
 * Memory that many share.
 *
 * @module
 */

/** What many hold together, in bytes. */
export interface MemoryBudget {
  /** What they hold now. Kept by those who hold it. */
  held: number;
  /** From when on memory is short, and whoever wants more gets less. */
  readonly most: number;
}
