/**
 * What programs are told of people at a moment: nothing of it is kept.
 *
 * @module
 */

/** Somebody is writing. JSON only. */
export interface Typing {
  /** The kind of answer. */
  readonly kind: "typing";
  /** The room's name. */
  readonly room: string;
  /** The name of the person. */
  readonly who: string;
}

/** Somebody in the room is away, or is back. JSON only. */
export interface Absence {
  /** The kind of answer. */
  readonly kind: "away";
  /** The room's name. */
  readonly room: string;
  /** The name of the person. */
  readonly who: string;
  /** Their words; empty when they are back. */
  readonly words: string;
}
