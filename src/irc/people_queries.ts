/**
 * The IRC commands that ask about people, and tell about oneself.
 *
 * @module
 */

import { detached } from "../detached.ts";
import { nameKey } from "../rooms/name.ts";
import type { Person } from "../rooms/person.ts";
import { channelOf } from "./channel_name.ts";
import { HOST } from "./event_writer.ts";
import { isVisible } from "./find_room.ts";
import { type IrcCall, type IrcCommand, listed } from "./irc_command.ts";
import { SERVICE_NICK, SERVICE_SOURCE } from "./irc_context.ts";
import { monitor } from "./monitor_command.ts";
import { formatMessage } from "./irc_message.ts";
import { prefixOf } from "./names.ts";
import { stripCodes } from "./text_codes.ts";
import { who } from "./who_command.ts";

/** The most that one command asks about. */
const CHANNELS_PER_LINE = 3;
const MOST_ASKED = 10, MOST_USERHOST = 5;

/** The IRC commands about people. */
export const peopleQueries: readonly IrcCommand[] = [
  row("WHO", 0, "<channel, nick or mask> [%<fields>]: who is there", who),
  row("WHOIS", 0, "<nick>[,…]: who somebody is", whois),
  row("WHOWAS", 0, "<nick>: nothing is kept of those who left", whowas),
  row("ISON", 1, "<nick> […]: which of them are here", ison),
  row("USERHOST", 1, "<nick> […]: who they are, in short", userhost),
  row("MONITOR", 1, "+|-|C|L|S [<nick>,…]: tell when they come", monitor),
  {
    ...row("AWAY", 0, "[:<words>]: you are away, or back", away),
    isShared: true,
  },
  {
    ...row("SETNAME", 1, ":<real name>: another real name", setname),
    isShared: true,
  },
];

function row(
  name: string,
  least: number,
  help: string,
  run: IrcCommand["run"],
): IrcCommand {
  return { name, least, help, run };
}

function whois(call: IrcCall): void {
  const { client, params } = call;
  const names = params.at(-1) ?? "";
  if (names === "") return client.numeric("ERR_NONICKNAMEGIVEN");
  for (const nick of listed(names).slice(0, MOST_ASKED)) {
    const known = call.services.registry.names.known(call.person, nick);
    for (const found of known) tellWhois(call, found);
    if (known.length > 0) continue;
    if (nameKey(nick) === SERVICE_NICK) tellService(call);
    else client.numeric("ERR_NOSUCHNICK", nick);
  }
  client.numeric("RPL_ENDOFWHOIS", names);
}

function tellWhois(call: IrcCall, found: Person): void {
  const { client, person, network } = call;
  const { away } = found;
  const name = call.services.registry.names.nameFor(person, found);
  const { user, realname } = network.identityOf(found);
  client.numeric("RPL_WHOISUSER", name, user, HOST, "*", realname);
  const channels = [...found.rooms].filter((room) => isVisible(person, room))
    .map((room) => prefixOf(room, found.name) + channelOf(room.name));
  for (let at = 0; at < channels.length; at += CHANNELS_PER_LINE) {
    const some = channels.slice(at, at + CHANNELS_PER_LINE);
    client.numeric("RPL_WHOISCHANNELS", name, some.join(" "));
  }
  client.numeric("RPL_WHOISSERVER", name, network.name);
  if (found.isOperator) client.numeric("RPL_WHOISOPERATOR", name);
  if (away !== "") client.numeric("RPL_AWAY", name, away);
  const { now, monotonic } = call.services;
  const idle = Math.floor((monotonic() - found.lastActive) / 1000);
  const since = Math.floor((now() - (monotonic() - found.cameAt)) / 1000);
  client.numeric("RPL_WHOISIDLE", name, `${idle}`, `${since}`);
}

function tellService({ client, network }: IrcCall): void {
  const nick = SERVICE_NICK;
  const what = "takes the commands of this server: help lists them";
  client.numeric("RPL_WHOISUSER", nick, nick, HOST, "*", what);
  client.numeric("RPL_WHOISSERVER", nick, network.name);
}

function whowas({ client, params: [nick = ""] }: IrcCall): void {
  if (nick === "") return client.numeric("ERR_NONICKNAMEGIVEN");
  client.numeric("ERR_WASNOSUCHNICK", nick);
  client.numeric("RPL_ENDOFWHOWAS", nick);
}

function ison({ client, person, services, params }: IrcCall): void {
  const here = params.flatMap((words) => words.split(" ")).slice(0, 50)
    .flatMap((nick) =>
      nameKey(nick) === SERVICE_NICK
        ? [SERVICE_NICK]
        : services.registry.names.known(person, nick)[0]?.name ?? []
    );
  client.numeric("RPL_ISON", here.join(" "));
}

function userhost(call: IrcCall): void {
  const { client, network, services, params } = call;
  const found = params.slice(0, MOST_USERHOST).flatMap((nick) => {
    if (nameKey(nick) === SERVICE_NICK) {
      return [SERVICE_SOURCE.replace("!", "=+")];
    }
    const [person] = services.registry.names.known(call.person, nick);
    if (person === undefined) return [];
    const star = person.isOperator ? "*" : "";
    const sign = person.away === "" ? "+" : "-";
    const { user } = network.identityOf(person);
    return [`${person.name}${star}=${sign}${user}@${HOST}`];
  });
  client.numeric("RPL_USERHOST", found.join(" "));
}

function away(
  { client, person, services, params: [words = ""] }: IrcCall,
): void {
  const said = stripCodes(words).slice(0, services.limits.words);
  if (said !== "" && person.mute !== undefined) return;
  services.registry.presence.setAway(person, detached(said));
  client.numeric(said === "" ? "RPL_UNAWAY" : "RPL_NOWAWAY");
}

function setname(
  { client, person, network, services, params: [text] }: IrcCall,
): void {
  const realname = stripCodes(text).trim();
  if (realname === "" || realname.length > services.limits.realname) {
    return client.fail("SETNAME", "INVALID_REALNAME", "Realname is not valid");
  }
  client.realname = detached(realname);
  const body = formatMessage(client.source, "SETNAME", realname);
  if (client.has("setname")) client.sendBody(body);
  for (const other of network.neighbours(person)) {
    if (other.has("setname")) other.sendBeside(body);
  }
}
