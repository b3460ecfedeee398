/**
 * The topic of a room.
 *
 * @module
 */

/** A room's topic. */
export interface Topic {
  /** The topic itself; empty when there is none. */
  readonly text: string;
  /** The person who set or cleared it; undefined when nobody has. */
  readonly who: string | undefined;
  /** When that was, in milliseconds since 1970. */
  readonly time: number | undefined;
  /** The id of the event that did; undefined when nobody has. */
  readonly id: number | undefined;
}

/** The topic of a room in which nobody has set one. */
export const NO_TOPIC: Topic = {
  text: "",
  who: undefined,
  time: undefined,
  id: undefined,
};
