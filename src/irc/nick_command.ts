/**
 * NICK: a name, or another.
 *
 * @module
 */

import { detached } from "../detached.ts";
import { personNameFault } from "../presence/name_fault.ts";
import { notice } from "../messages/answer.ts";
import { normalName } from "../rooms/name.ts";
import { PUBLIC } from "../rooms/namespace.ts";
import { repairNick } from "./channel_name.ts";
import type { IrcCall } from "./irc_command.ts";
import { refuseTaken, register } from "./registration.ts";

/** Takes a name, or keeps it until the rest is known. */
export function takeNick(call: IrcCall): void {
  const { client, params: [word = ""] } = call;
  const { limits } = call.services;
  if (word === "") client.numeric("ERR_NONICKNAMEGIVEN");
  else if (client.isRegistered) rename(call, normalName(word));
  else want(call, repairNick(word, limits), word);
}

/** What that costs, in lines. */
export function nickCost({ client, services: { limits } }: IrcCall): number {
  return client.isRegistered ? limits.renameCost : limits.loginCost;
}

function want(call: IrcCall, name: string, word: string): void {
  const { client, services } = call;
  const fault = personNameFault(name, services);
  // Clients try another name when one is taken, and give up when it is wrong.
  const isTaken = fault === "nameReserved" ||
    (fault === undefined &&
      services.registry.names.findAlike(name, PUBLIC) !== undefined);
  if (isTaken) return refuseTaken(client, name);
  if (fault !== undefined) return client.numeric("ERR_ERRONEUSNICKNAME", word);
  client.wanted = detached(name);
  register(client);
}

function rename({ client, person, services }: IrcCall, name: string): void {
  if (name === person.name) return;
  if (person.mute !== undefined) {
    return person.tell(notice("muted", person.mute.why));
  }
  const { registry, bans, now } = services;
  const fault = personNameFault(name, services);
  const ban = bans.find("ban", name, "", now());
  if (fault !== undefined || ban !== undefined) {
    return client.numeric("ERR_ERRONEUSNICKNAME", name);
  }
  const { source } = client;
  if (!registry.claim(person, name)) {
    return client.numeric("ERR_NICKNAMEINUSE", name);
  }
  person.mute ??= bans.find("mute", name, "", now());
  // In a room, what happens there tells it.
  if (person.rooms.size === 0) client.send(source, "NICK", name);
}
