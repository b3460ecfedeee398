/**
 * The bounds of the history on disk; `limits.ts` includes them.
 *
 * @module
 */

/** The bounds of the history. Times are in milliseconds. */
export interface HistoryLimits {
  /** How long a line may wait until it is on disk, with `--data` (`--flush`). */
  readonly historyFlush: number;
  /** Text that may wait for the disk, in UTF-16 code units. */
  readonly historyQueue: number;
  /** The time after which a failed write is repeated. */
  readonly historyRetry: number;
  /** How long a line is kept (`--retain`); 0 for ever. */
  readonly historyRetain: number;
  /** How many bytes the history may have (`--retain-max`); 0 for any number. */
  readonly historyMost: number;
  /** How often expired lines are removed. */
  readonly historySweep: number;
  /** Questions about the past that wait to be answered. */
  readonly historyQuestions: number;
  /** Questions of one person that are not answered yet. */
  readonly ownQuestions: number;
  /** How long one search may take before it tells where to go on. */
  readonly searchPatience: number;
  /** Words that one search may have. */
  readonly searchWords: number;
  /** Lines that one search finds. */
  readonly found: number;
  /** Stays in rooms in which a person can delete what they said (`/forget`). */
  readonly ownStays: number;
  /** How long a link room waits for its owner after a restart. */
  readonly linkOwnerWait: number;
}

/** The bounds in force unless told otherwise. */
export const HISTORY_LIMITS: HistoryLimits = {
  historyFlush: 1_000,
  historyQueue: 8 * 1024 * 1024,
  historyRetry: 10_000,
  historyRetain: 0,
  historyMost: 0,
  historySweep: 60_000,
  historyQuestions: 64,
  ownQuestions: 4,
  searchPatience: 100,
  searchWords: 8,
  found: 20,
  ownStays: 64,
  linkOwnerWait: 120_000,
};
