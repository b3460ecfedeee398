/**
 * MODE: what is so of a channel, or of oneself.
 *
 * @module
 */

import type { Room } from "../rooms/room.ts";
import { channelOf } from "./channel_name.ts";
import { isVisible, roomAt } from "./find_room.ts";
import type { IrcCall } from "./irc_command.ts";

/** The letters that a channel's mode may have. */
export const MODES = "binosv";

/** Shows a mode, or changes what of it can be. */
export function mode(call: IrcCall): void {
  const [target] = call.params;
  if (target.startsWith("#")) channelMode(call);
  else userMode(call);
}

function userMode(call: IrcCall): void {
  const { client, person, services, params: [target, letters = ""] } = call;
  const [found] = services.registry.names.known(person, target);
  if (found === undefined) return client.numeric("ERR_NOSUCHNICK", target);
  if (found !== person) return client.numeric("ERR_USERSDONTMATCH");
  if (letters === "") {
    const own = (client.isInvisible ? "i" : "") +
      (person.isOperator ? "o" : "");
    return client.numeric("RPL_UMODEIS", `+${own}`);
  }
  const changes = signed(letters);
  let done = "";
  for (const { isOn, letter } of changes) {
    const sign = isOn ? "+" : "-";
    if (letter === "i" && client.isInvisible !== isOn) {
      client.isInvisible = isOn;
      done += `${sign}i`;
    } else if (letter === "o" && !isOn && person.isOperator) {
      person.isOperator = false;
      done += "-o";
    }
  }
  if (done !== "") client.send(client.source, "MODE", person.name, done);
  if (changes.some(({ letter }) => !"io".includes(letter))) {
    client.numeric("ERR_UMODEUNKNOWNFLAG");
  }
}

function channelMode(call: IrcCall): void {
  const { client, params: [target, letters = ""] } = call;
  const room = roomAt(call.services, target);
  if (room === undefined || !isVisible(call.person, room)) {
    return client.numeric("ERR_NOSUCHCHANNEL", target);
  }
  const channel = channelOf(room.name);
  if (letters === "") {
    client.numeric("RPL_CHANNELMODEIS", channel, modesOf(room));
    if (room.access === undefined) return;
    const since = Math.floor(room.access.since / 1000);
    return client.numeric("RPL_CREATIONTIME", channel, `${since}`);
  }
  for (const { isOn, letter } of signed(letters)) {
    if (letter === "b" && call.params.length < 3) {
      client.numeric("RPL_ENDOFBANLIST", channel);
    } else if (!MODES.includes(letter)) {
      client.numeric("ERR_UNKNOWNMODE", letter);
    } else if (!change(call, room, letter, isOn)) {
      return client.numeric("ERR_CHANOPRIVSNEEDED", channel);
    }
  }
}

/** Changes one thing. Tells whether the person may. */
function change(
  { person, services }: IrcCall,
  room: Room,
  letter: string,
  isOn: boolean,
): boolean {
  if (room.access === undefined || room.access.owner !== person.name) {
    return false;
  }
  // The others are as they are.
  if (letter === "i" && room.access.isLocked !== isOn) {
    const kind = isOn ? "locked" : "unlocked";
    services.registry.broadcast(room, { kind, who: person.name });
  }
  return true;
}

/** Nobody speaks from outside; a link room is secret, and may be locked. */
function modesOf({ access }: Room): string {
  if (access === undefined) return "+n";
  return access.isLocked ? "+ins" : "+ns";
}

function signed(text: string): { isOn: boolean; letter: string }[] {
  const changes: { isOn: boolean; letter: string }[] = [];
  let isOn = true;
  for (const letter of text) {
    if (letter === "+" || letter === "-") isOn = letter === "+";
    else changes.push({ isOn, letter });
  }
  return changes;
}
