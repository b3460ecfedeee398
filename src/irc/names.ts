/**
 * The members of a channel.
 *
 * @module
 */

import type { Room } from "../rooms/room.ts";
import { channelOf } from "./channel_name.ts";
import type { IrcClient } from "./irc_client.ts";
import { MESSAGE_BYTES } from "./irc_message.ts";
import { byteLength } from "./split_text.ts";

/** Sends all names, as many as an answer may hold, and the end of the list. */
export function sendNames(client: IrcClient, room: Room): void {
  const { network, nick } = client;
  const channel = channelOf(room.name);
  const symbol = room.access === undefined ? "=" : "@";
  const start = `:${network.name} 353 ${nick} ${symbol} ${channel} :`;
  const space = MESSAGE_BYTES - 2 - byteLength(start);
  let line: string[] = [], used = 0, all = 0;
  const flush = () => {
    if (line.length > 0) {
      client.numeric("RPL_NAMREPLY", symbol, channel, line.join(" "));
    }
    [line, used] = [[], 0];
  };
  for (const name of room.members) {
    const word = wordOf(client, room, name);
    const bytes = byteLength(word) + 1;
    all += bytes;
    if (all > network.services.limits.longAnswer) break;
    if (used + bytes > space) flush();
    line.push(word);
    used += bytes;
  }
  flush();
  client.numeric("RPL_ENDOFNAMES", channel);
}

function wordOf(client: IrcClient, room: Room, name: string): string {
  const prefix = prefixOf(room, name);
  return client.has("userhost-in-names")
    ? prefix + client.network.writer.sourceOf(name)
    : prefix + name;
}

/** The prefix of a member who may do more in a channel. */
export function prefixOf({ access }: Room, name: string): string {
  return access?.owner === name ? "@" : "";
}
