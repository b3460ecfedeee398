/**
 * The options of a person.
 *
 * @module
 */

import type { Clock } from "../clock.ts";
import type { Dialect } from "../render/dialect.ts";

/** The bounds of what is kept for a person. */
export interface PersonLimits {
  /** Private lines that come while they are cut off. */
  readonly missed: number;
  /** Text of those lines, in UTF-16 code units. */
  readonly missedText: number;
  /** Stays in rooms in which they can delete what they said. */
  readonly ownStays: number;
}

/** The options of a person. */
export interface PersonOptions extends Clock {
  /** The dialect that they read. */
  readonly dialect: Dialect;
  /** Whether their own lines come back to them. */
  readonly echo: boolean;
  /** The bounds in force. */
  readonly limits: PersonLimits;
}
