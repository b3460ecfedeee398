/**
 * The sign that somebody is writing, as IRC (IRCv3 client tag `typing`).
 *
 * @module
 */

import { channelOf } from "./channel_name.ts";
import type { Tag } from "./event_writer.ts";
import type { IrcClient } from "./irc_client.ts";

/** The tag that says so. */
export const TYPING: Tag = ["+typing", "active"];

/** The message that the tag stands on. */
export function typingBody(
  client: IrcClient,
  who: string,
  room: string,
): string {
  const source = client.network.writer.sourceOf(who);
  return `:${source} TAGMSG ${channelOf(room)}`;
}

/** Shows a client that reads tags that somebody is writing. */
export function presentTyping(
  client: IrcClient,
  { who, room }: { readonly who: string; readonly room: string },
): void {
  if (!client.has("message-tags")) return;
  const body = typingBody(client, who, room);
  client.sendBeside(body, [...client.timeTag(), TYPING]);
}
