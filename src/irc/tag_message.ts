/**
 * TAGMSG: that somebody is writing (IRCv3 client tag `typing`).
 *
 * @module
 */

import { tellTyping } from "../presence/tell_typing.ts";
import { roomAt } from "./find_room.ts";
import type { IrcCall, IrcCommand } from "./irc_command.ts";
import { TYPING, typingBody } from "./typing_sign.ts";

/**
 * Other tags than these are passed over, and so is what is nothing else. That
 * somebody pauses or has done is not told: a sign ends by itself.
 */
export const tagMessage: IrcCommand = {
  name: "TAGMSG",
  least: 1,
  help: "<channel>: with the tag +typing=active, that you are writing",
  run: tagMessageTo,
};

function tagMessageTo(call: IrcCall): void {
  const { client, person, services, tags, params: [channel] } = call;
  const [name, active] = TYPING;
  if (tags.get(name) !== active || !client.has("message-tags")) return;
  const room = roomAt(services, channel);
  if (room === undefined || !person.rooms.has(room)) return;
  if (person.mute !== undefined) return;
  tellTyping(services, person, room);
  if (client.has("echo-message")) {
    client.sendBody(typingBody(client, person.name, room.name), [TYPING]);
  }
}
