/**
 * The state of a room, for a server that joins others.
 *
 * @module
 */

import type { RoomEvent } from "../messages/event.ts";
import type { LinkState } from "./link_access.ts";
import type { Topic } from "./topic.ts";

/** The state of a room, as JSON. */
export interface RoomState {
  /** The names of the people in it, longest there first. */
  readonly members: readonly string[];
  /** Its topic. */
  readonly topic: Topic;
  /** The last id that was given. */
  readonly lastId: number;
  /** The events that it remembers. */
  readonly events: readonly RoomEvent[];
  /** The access rules, if it is a link room. */
  readonly access?: LinkState;
}
