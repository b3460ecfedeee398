/**
 * The topic of a channel.
 *
 * @module
 */

import type { Room } from "../rooms/room.ts";
import { channelOf } from "./channel_name.ts";
import type { IrcClient } from "./irc_client.ts";

/** Sends a channel's topic; that there is none only to a client that asked. */
export function sendTopic(
  client: IrcClient,
  room: Room,
  isAsked: boolean,
): void {
  const { text, who, time } = room.topic;
  const channel = channelOf(room.name);
  if (text === "") {
    if (isAsked) client.numeric("RPL_NOTOPIC", channel);
    return;
  }
  client.numeric("RPL_TOPIC", channel, text);
  if (who === undefined || time === undefined) return;
  const seconds = Math.floor(time / 1000);
  client.numeric("RPL_TOPICWHOTIME", channel, who, `${seconds}`);
}
