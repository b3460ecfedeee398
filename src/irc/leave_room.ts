/**
 * Leaving a channel.
 *
 * @module
 */

import type { Room } from "../rooms/room.ts";
import { channelOf } from "./channel_name.ts";
import type { IrcCall } from "./irc_command.ts";

/** Takes a client out of a room, and shows it that it is. */
export function leaveRoom(
  { client, person, services }: IrcCall,
  room: Room,
  words = "",
): void {
  services.registry.exit(person, room, { reason: "moved", words });
  const rest = words === "" ? [] : [words];
  client.send(client.source, "PART", channelOf(room.name), ...rest);
}
