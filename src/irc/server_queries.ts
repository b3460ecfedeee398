/**
 * The IRC commands about the server, and what is told of it at first.
 *
 * @module
 */

import { LOBBY } from "../rooms/registry.ts";
import { channelOf } from "./channel_name.ts";
import type { IrcClient } from "./irc_client.ts";
import type { IrcCall, IrcCommand } from "./irc_command.ts";
import { SERVICE_NICK } from "./irc_context.ts";
import { splitText } from "./split_text.ts";
import { stripCodes } from "./text_codes.ts";
import { VERSION } from "./version.ts";

/** The IRC commands about the server. */
export const serverQueries: readonly IrcCommand[] = [
  row("MOTD", ": the message of the day", ofServer(sendMotd)),
  row("LUSERS", ": how many are here", ({ client }) => sendCounts(client)),
  row("VERSION", ": what the server runs", ofServer(version)),
  row("TIME", ": what time it is here", ofServer(time)),
  row("INFO", ": about the server", ofServer(info)),
  row("ADMIN", ": who runs it", ofServer(admin)),
  row("LINKS", ": which servers there are", links),
];

/** The message of the day: the operator's, and where people are. */
export function sendMotd(client: IrcClient): void {
  const { network } = client;
  const own = network.services.motd?.split("\n") ?? [];
  const text = [
    ...own,
    `Everyone starts in ${channelOf(LOBBY)}. /LIST shows the other rooms.`,
    `/MSG ${SERVICE_NICK} help lists what else there is.`,
  ];
  client.numeric("RPL_MOTDSTART", `- ${network.name} Message of the day -`);
  for (const line of text) {
    for (const part of splitText(stripCodes(line), 400)) {
      client.numeric("RPL_MOTD", `- ${part}`);
    }
  }
  client.numeric("RPL_ENDOFMOTD");
}

/** How many people, operators, connections and rooms there are. */
export function sendCounts(client: IrcClient): void {
  const { network } = client;
  const { registry } = network.services;
  let operators = 0;
  for (const { isOperator } of registry.people()) if (isOperator) operators++;
  const hidden = network.invisible;
  const { size } = registry.names;
  const rooms = [...registry.rooms()].filter(({ members }) => members.size > 0);
  client.numeric(
    "RPL_LUSERCLIENT",
    `There are ${size - hidden} users and ${hidden} invisible on 1 servers`,
  );
  client.numeric("RPL_LUSEROP", `${operators}`);
  client.numeric("RPL_LUSERUNKNOWN", `${network.unknown}`);
  client.numeric("RPL_LUSERCHANNELS", `${rooms.length}`);
  client.numeric("RPL_LUSERME", `I have ${size} clients and 0 servers`);
  const most = network.notePeak();
  for (const [name, scope] of SCOPES) {
    client.numeric(
      name,
      `${size}`,
      `${most}`,
      `Current ${scope} users ${size}, max ${most}`,
    );
  }
}

const SCOPES = [
  ["RPL_LOCALUSERS", "local"],
  ["RPL_GLOBALUSERS", "global"],
] as const;

function row(
  name: string,
  help: string,
  run: IrcCommand["run"],
): IrcCommand {
  return { name, least: 0, help, run };
}

/**
 * There is one server: a client that asks for another learns that it is
 * unknown.
 */
function ofServer(
  run: (client: IrcClient) => void,
): (call: IrcCall) => void {
  return ({ client, person, network, services, params: [target = ""] }) => {
    const isHere = target === "" ||
      target.toLowerCase() === network.name.toLowerCase() ||
      services.registry.names.known(person, target).length > 0 ||
      /^[*?]+$/.test(target);
    if (isHere) run(client);
    else client.numeric("ERR_NOSUCHSERVER", target);
  };
}

function version(client: IrcClient): void {
  client.numeric("RPL_VERSION", VERSION, client.network.name, "");
}

function time(client: IrcClient): void {
  const { name, services } = client.network;
  client.numeric("RPL_TIME", name, new Date(services.now()).toUTCString());
}

function info(client: IrcClient): void {
  client.numeric(
    "RPL_INFO",
    `${VERSION}, a chat server for nc, browsers and IRC`,
  );
  client.numeric("RPL_ENDOFINFO");
}

function admin(client: IrcClient): void {
  client.numeric("RPL_ADMINME", client.network.name);
  client.numeric("RPL_ADMINLOC1", "Ask the operators of this server");
}

function links({ client, network }: IrcCall): void {
  const { name } = network;
  client.numeric("RPL_LINKS", name, name, "0 maru");
  client.numeric("RPL_ENDOFLINKS", "*");
}
