/**
 * How long a test waits.
 *
 * @module
 */

/**
 * How long a test waits for what it expects, in milliseconds: longer than
 * anything takes on a busy machine. Only what never comes takes so long.
 */
export const GUARD = 60_000;
