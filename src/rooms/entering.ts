/**
 * Entering rooms.
 *
 * @module
 */

/** How a person enters a room. */
export interface Entry {
  /** Called when the person reads there, before the room is told. */
  readonly greet?: () => void;
  /** In a link room, the stay of before a restart that they go on with. */
  readonly stay?: number | undefined;
}
