/**
 * The bounds of finding out what a peer speaks.
 *
 * @module
 */

/** The bounds, in milliseconds. */
export interface SniffLimits {
  /**
   * How long a peer that says nothing is waited for, before it is taken for a
   * line client; 0 for not at all (`--sniff`).
   */
  readonly sniff: number;
  /** The same for one that is likely to say more. */
  readonly sniffMore: number;
}

/** The bounds in force unless options change them. */
export const SNIFF_LIMITS: SniffLimits = {
  sniff: 150,
  sniffMore: 1_500,
};
