/**
 * PRIVMSG and NOTICE: to channels, to people, and to maru.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { deliverWhisper } from "../presence/whisper.ts";
import type { Person } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";
import { channelOf } from "./channel_name.ts";
import { isTooLong } from "./event_writer.ts";
import { findNick, sourceFor } from "./find_nick.ts";
import { isVisible, roomAt } from "./find_room.ts";
import { type IrcCall, type IrcCommand, listed } from "./irc_command.ts";
import { SERVICE_NICK } from "./irc_context.ts";
import { formatMessage } from "./irc_message.ts";
import { broadcastOwn } from "./own_event.ts";
import { callService, isSharedByService, namesService } from "./service.ts";
import {
  type ClientRequest,
  formatRequest,
  parseRequest,
  stripCodes,
} from "./text_codes.ts";
import { tagMessage } from "./tag_message.ts";
import type { NumericName } from "./numeric.ts";

/** The IRC commands that speak. */
export const messageCommands: readonly IrcCommand[] = [
  {
    name: "PRIVMSG",
    least: 0,
    help: "<channel or nick>[,…] :<text>: say something",
    cost: speechCost,
    isShared: isHeard,
    run: speak,
  },
  {
    name: "NOTICE",
    least: 0,
    help: "<channel or nick>[,…] :<text>: the same, for programs",
    cost: speechCost,
    isShared: isHeard,
    run: speak,
  },
  tagMessage,
];

/** The text, in a form that goes to each target. */
interface Speech {
  readonly text: string;
  readonly request: ClientRequest | undefined;
  readonly isNotice: boolean;
}

function speechCost({ params: [targets = ""], services }: IrcCall): number {
  const count = listed(targets).length;
  return Math.max(1, Math.min(count, services.limits.messageTargets));
}

/** Whether it reaches others, or is a command of maru's that does. */
function isHeard({ params, person }: IrcCall): boolean {
  const [targets = "", text = ""] = params;
  const isAlone = namesService(params) && listed(targets).length === 1;
  return !isAlone || isSharedByService(person, stripCodes(text));
}

function speak(call: IrcCall): void {
  const { params: [targets = "", raw = ""], services } = call;
  const names = listed(targets);
  if (names.length === 0) {
    return refuse(
      call,
      "ERR_NORECIPIENT",
      `No recipient given (${call.command})`,
    );
  }
  const request = parseRequest(raw);
  const isAction = request?.command === "ACTION";
  const text = stripCodes(isAction ? request!.text : raw);
  if (text.trim() === "" && (request === undefined || isAction)) {
    return refuse(call, "ERR_NOTEXTTOSEND");
  }
  const isNotice = call.command === "NOTICE";
  const { messageTargets } = services.limits;
  for (const name of names.slice(0, messageTargets)) {
    speakTo(call, name, { text, request, isNotice });
  }
  const [first] = names.slice(messageTargets);
  if (first !== undefined) refuse(call, "ERR_TOOMANYTARGETS", first);
}

function speakTo(call: IrcCall, target: string, speech: Speech): void {
  const { client, person, params: [, raw] } = call;
  person.lastActive = call.services.monotonic();
  if (isTooLong(client.source, call.command, target, raw)) {
    return refuse(call, "ERR_INPUTTOOLONG");
  }
  if (target.startsWith("#")) return speakInChannel(call, target, speech);
  if (target.toLowerCase() === SERVICE_NICK) {
    // A program that answers by NOTICE what it is told by NOTICE never ends.
    if (!speech.isNotice) callService(call, speech.text);
    return;
  }
  const found = findNick(call, target);
  if (found === undefined) return;
  if (person.mute !== undefined) {
    return person.tell(notice("muted", person.mute.why));
  }
  speakToPerson(call, found, speech);
}

function speakInChannel(call: IrcCall, channel: string, speech: Speech): void {
  const { person } = call;
  const room = roomAt(call.services, channel);
  if (room === undefined || !isVisible(person, room)) {
    return refuse(call, "ERR_NOSUCHCHANNEL", channel);
  }
  if (!person.rooms.has(room) || person.mute !== undefined) {
    return refuse(call, "ERR_CANNOTSENDTOCHAN", channelOf(room.name));
  }
  const { request } = speech;
  if (request !== undefined && request.command !== "ACTION") {
    return askClients(call, room, request);
  }
  say(call, room, speech);
}

function say(
  call: IrcCall,
  room: Room,
  { text, request, isNotice }: Speech,
): void {
  const { person, services } = call;
  const who = person.name;
  const intent = request !== undefined
    ? { kind: "acted", who, text } as const
    : { kind: "said", who, text, ...isNotice && { isNotice } } as const;
  // A message that is not shown to its author has no answer either.
  if (person.echo) broadcastOwn(call, room, intent);
  else services.registry.broadcast(room, intent);
}

/** A request from client to client goes to IRC clients only. */
function askClients(call: IrcCall, room: Room, request: ClientRequest): void {
  const { client, person, network, command } = call;
  const target = channelOf(room.name);
  const text = formatRequest(request);
  const body = formatMessage(client.source, command, target, text);
  for (const { name } of room.people()) {
    const found = call.services.registry.names.find(name, room.namespace);
    if (found === undefined || found.ignores(person.name)) continue;
    if (found === person) continue;
    network.clientOf(found)?.sendBeside(body);
  }
  if (client.has("echo-message")) client.sendBody(body);
}

function speakToPerson(call: IrcCall, to: Person, speech: Speech): void {
  const { client, person, network, command } = call;
  const { request, text, isNotice } = speech;
  const isAction = request?.command === "ACTION";
  if (request === undefined || isAction) {
    return deliverWhisper(call.services, person, to, text, {
      ...isNotice && { isNotice },
      ...isAction && { isAction },
    });
  }
  if (to.ignores(person.name)) return;
  const line = formatRequest(request);
  const source = sourceFor(call, to);
  const body = formatMessage(source, command, to.name, line);
  network.clientOf(to)?.sendBeside(body);
  if (!client.has("echo-message")) return;
  const target = call.services.registry.names.nameFor(person, to);
  client.sendBody(formatMessage(client.source, command, target, line));
}

/** A NOTICE never has an answer, so that two programs cannot talk for ever. */
function refuse(
  { client, command }: IrcCall,
  name: NumericName,
  ...params: readonly string[]
): void {
  if (command !== "NOTICE") client.numeric(name, ...params);
}
