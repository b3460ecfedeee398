/**
 * Newlines within a draft.
 *
 * @module
 */

/** What stands for a newline within a draft: a character of private use. */
export const NEWLINE = "\ue00d";
