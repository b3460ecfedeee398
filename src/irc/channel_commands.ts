/**
 * The IRC commands about channels.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { publicRooms } from "../commands/room_commands.ts";
import { removeFromRoom } from "../presence/kick.ts";
import type { Room } from "../rooms/room.ts";
import { channelOf } from "./channel_name.ts";
import { type IrcCall, type IrcCommand, listed } from "./irc_command.ts";
import { findNick, sourceFor } from "./find_nick.ts";
import { isVisible, roomAt } from "./find_room.ts";
import { joinAll, joinCost } from "./join_command.ts";
import { leaveRoom } from "./leave_room.ts";
import { sendNames } from "./names.ts";
import { stripCodes } from "./text_codes.ts";
import { broadcastOwn } from "./own_event.ts";
import { sendTopic } from "./topic_reply.ts";

/** The IRC commands about channels. */
export const channelCommands: readonly IrcCommand[] = [
  {
    ...row("JOIN", 1, "<channel>[,…]: come in; 0 leaves all", joinAll),
    ...{ cost: joinCost, isShared: true },
  },
  {
    ...row("PART", 1, "<channel>[,…] [:<words>]: leave channels", part),
    isShared: true,
  },
  {
    ...row("TOPIC", 1, "<channel> [:<text>]: show the topic, or set it", topic),
    ...{ cost: 2, isShared: hasTwo },
  },
  row("NAMES", 0, "<channel>[,…]: who is there", names),
  row("LIST", 0, "[<channel>,…|>n|<n]: which channels there are", list),
  {
    ...row("INVITE", 0, "<nick> <channel>: ask somebody in", invite),
    ...{ cost: 2, isShared: hasTwo },
  },
  {
    ...row(
      "KICK",
      2,
      "<channel> <nick>[,…] [:<words>]: send somebody out",
      kick,
    ),
    isShared: true,
  },
];

/** With the second parameter, it changes something. */
function hasTwo({ params }: IrcCall): boolean {
  return params.length > 1;
}

function row(
  name: string,
  least: number,
  help: string,
  run: IrcCommand["run"],
): IrcCommand {
  return { name, least, help, run };
}

function part(call: IrcCall): void {
  const { person, params: [channels, words = ""], services } = call;
  const said = person.mute === undefined ? stripCodes(words) : "";
  for (const channel of listed(channels)) {
    const room = roomOfOwn(call, channel);
    if (room === undefined) continue;
    leaveRoom(call, room, said.slice(0, services.limits.words));
  }
}

function topic(call: IrcCall): void {
  const { client, person, services, params: [channel, text] } = call;
  const room = text === undefined
    ? visibleRoom(call, channel)
    : roomOfOwn(call, channel);
  if (room === undefined) return;
  if (text === undefined) return sendTopic(client, room, true);
  if (person.mute !== undefined) {
    return client.numeric("ERR_CANNOTSENDTOCHAN", channelOf(room.name));
  }
  broadcastOwn(call, room, {
    kind: "topic",
    who: person.name,
    text: stripCodes(text).trim().slice(0, services.limits.words),
  });
}

function names(call: IrcCall): void {
  const { client, params: [channels = ""] } = call;
  if (channels === "") return client.numeric("RPL_ENDOFNAMES", "*");
  for (const channel of listed(channels)) {
    const room = roomAt(call.services, channel);
    if (room !== undefined && isVisible(call.person, room)) {
      sendNames(client, room);
    } else client.numeric("RPL_ENDOFNAMES", channel);
  }
}

/** Asks for channels with more people than so many, or fewer (ELIST=U). */
const COUNT = /^[<>]\d{1,9}$/;

function list({ client, services, params: [channels = ""] }: IrcCall): void {
  const asked = listed(channels);
  const counts = asked.filter((word) => COUNT.test(word));
  const wanted = new Set(
    asked.filter((word) => !COUNT.test(word))
      .map((channel) => roomAt(services, channel)?.name),
  );
  client.numeric("RPL_LISTSTART", "Channel");
  for (const { name, people, topic } of publicRooms(services).rooms) {
    if (wanted.size > 0 && !wanted.has(name)) continue;
    const isAsked = counts.every(([sign, ...digits]) => {
      const count = Number(digits.join(""));
      return sign === ">" ? people > count : people < count;
    });
    if (!isAsked) continue;
    client.numeric("RPL_LIST", channelOf(name), `${people}`, topic);
  }
  client.numeric("RPL_LISTEND");
}

function invite(call: IrcCall): void {
  const { client, person, params: [nick, channel] } = call;
  if (nick === undefined) return client.numeric("RPL_ENDOFINVITELIST");
  if (channel === undefined) {
    return client.numeric("ERR_NEEDMOREPARAMS", "INVITE");
  }
  const found = findNick(call, nick);
  if (found === undefined) return;
  const room = roomOfOwn(call, channel);
  if (room === undefined) return;
  const name = channelOf(room.name);
  if (found.rooms.has(room)) {
    return client.numeric("ERR_USERONCHANNEL", found.name, name);
  }
  client.numeric("RPL_INVITING", found.name, name);
  if (found.ignores(person.name)) return;
  const other = call.network.clientOf(found);
  if (other === undefined) {
    found.tell(notice("invited", person.name, room.name));
  } else other.send(sourceFor(call, found), "INVITE", found.name, name);
}

function kick(call: IrcCall): void {
  const { client, person, services, params } = call;
  const [channel, nicks, words = ""] = params;
  const room = roomOfOwn(call, channel);
  if (room === undefined) return;
  const isOwner = room.access?.owner === person.name;
  // A person kicked out of the lobby would come straight back to it.
  const isAllowed = isOwner ||
    (person.isOperator && room !== services.registry.lobby);
  if (!isAllowed) {
    return client.numeric("ERR_CHANOPRIVSNEEDED", channelOf(room.name));
  }
  const why = person.mute === undefined ? stripCodes(words) : "";
  for (const nick of listed(nicks)) {
    const found = services.registry.names.find(nick, room.namespace);
    if (found?.rooms.has(room)) {
      removeFromRoom(
        services,
        person,
        room,
        found,
        why.slice(0, services.limits.words),
      );
    } else {
      client.numeric("ERR_USERNOTINCHANNEL", nick, channelOf(room.name));
    }
  }
}

/** The room that a channel is, when the client is in it; it is told when not. */
function roomOfOwn(call: IrcCall, channel: string): Room | undefined {
  const room = visibleRoom(call, channel);
  if (room === undefined || call.person.rooms.has(room)) return room;
  call.client.numeric("ERR_NOTONCHANNEL", channelOf(room.name));
  return undefined;
}

/** The room that a channel is, when it may be known; the client is told when not. */
function visibleRoom(call: IrcCall, channel: string): Room | undefined {
  const room = roomAt(call.services, channel);
  if (room !== undefined && isVisible(call.person, room)) return room;
  call.client.numeric("ERR_NOSUCHCHANNEL", channel);
  return undefined;
}
