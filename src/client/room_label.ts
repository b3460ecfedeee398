/**
 * The label of the current room.
 *
 * @module
 */

import type { ClientState } from "./client_state.ts";

// A room is shown by its name as long as that leaves room to write. The name of
// a link room is a key, which others should not see.
const LONG = 20;
const SHORT = 7;

/** The current room, or, where there are no rooms, the person's name. */
export function roomLabel({ room, name }: ClientState): string {
  if (room === "") return name;
  return room.length > LONG ? `${room.slice(0, SHORT)}…` : room;
}
