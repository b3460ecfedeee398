/**
 * JOIN: into rooms, and out of all of them.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { findLink } from "../presence/link_return.ts";
import { openRoom } from "../presence/open_room.ts";
import { roomNameFault } from "../rooms/name.ts";
import { linkId } from "../rooms/link_rooms.ts";
import type { Room } from "../rooms/room.ts";
import { leaveRoom } from "./leave_room.ts";
import { channelOf, roomOf } from "./channel_name.ts";
import { replayHistory } from "./chat_history.ts";
import { type IrcCall, listed } from "./irc_command.ts";
import { sendNames } from "./names.ts";
import { sendTopic } from "./topic_reply.ts";

/** Joins every channel of a list. */
export function joinAll(call: IrcCall): void {
  const { params: [channels] } = call;
  if (channels === "0") {
    for (const room of [...call.person.rooms]) leaveRoom(call, room);
  } else for (const channel of listed(channels)) join(call, channel);
}

/** What that costs, in lines. */
export function joinCost({ client, params, services }: IrcCall): number {
  const [channels] = params;
  const { limits } = services;
  if (channels === "0") return limits.joinCost;
  let cost = 0;
  for (const _ of listed(channels)) {
    // Clients come back to all their rooms at once.
    cost += ++client.joins <= limits.channels ? 1 : limits.joinCost;
  }
  return Math.max(cost, 1);
}

function join(call: IrcCall, channel: string): void {
  const { client, person, services } = call;
  const room = find(call, channel);
  if (room === undefined) {
    return client.numeric("ERR_NOSUCHCHANNEL", channel);
  }
  if (person.rooms.has(room)) return;
  const name = channelOf(room.name);
  const { address } = person.connection;
  if (room.access?.admits(person.name, address) === false) {
    return client.numeric("ERR_INVITEONLYCHAN", name);
  }
  if (person.rooms.size >= services.limits.channels) {
    return client.numeric("ERR_TOOMANYCHANNELS", name);
  }
  if (!services.registry.places.admit(person, room)) {
    client.numeric("ERR_UNAVAILRESOURCE", name);
    return person.tell(notice("nameTakenThere", person.name));
  }
  // Clients would keep a window for what they asked for, with nobody in it.
  if (lower(channel) !== lower(name)) {
    client.numeric("ERR_LINKCHANNEL", channel, name);
  }
  enter(call, room);
}

/** Brings a client into a room and shows it what is there. */
export function enter(
  { client, person, services }: IrcCall,
  room: Room,
): void {
  client.sendSoFar();
  services.registry.enter(person, room);
  services.log.info("joined", {
    name: person.name,
    // The id of a link room is a key to it.
    room: room.access === undefined ? room.name : "(link)",
    people: room.members.size,
  });
  // The server that it is connected to shows it.
  if (person.isSilent) return;
  sendTopic(client, room, false);
  if (!client.has("draft/no-implicit-names")) sendNames(client, room);
  replayHistory(client, room);
}

/** Also one that a restart has ended. */
function linkRoom(
  { services, person }: IrcCall,
  id: string,
): Room | undefined {
  const way = findLink(services, person.connection, id);
  return "kind" in way ? undefined : way.room;
}

function find(call: IrcCall, channel: string): Room | undefined {
  const { services, person } = call;
  const name = roomOf(channel);
  if (name === undefined) return undefined;
  const { registry, limits } = services;
  if (linkId(name) !== undefined) return linkRoom(call, name);
  const found = registry.room(name);
  if (found !== undefined || roomNameFault(name, limits) !== undefined) {
    return found;
  }
  return openRoom(services, person, name);
}

function lower(channel: string): string {
  return channel.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
