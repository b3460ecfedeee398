/**
 * Newlines within a draft.
 *
 * @module
 */

/** Stands for a newline within a draft: a character of private use. */
export const NEWLINE = "\ue00d";
