/**
 * Where one is, in a few characters.
 *
 * @module
 */

import type { ClientState } from "./client_state.ts";

// A room is shown by its name as long as that leaves room to write. The name
// of a link room is a key, and not for every eye.
const LONG = 20;
const SHORT = 7;

/** The room one is in, or, where there are no rooms, one's name. */
export function roomLabel({ room, name }: ClientState): string {
  if (room === "") return name;
  return room.length > LONG ? `${room.slice(0, SHORT)}…` : room;
}
