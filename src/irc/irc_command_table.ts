/**
 * The table of IRC commands, and running a client's line.
 *
 * @module
 */

import { channelCommands } from "./channel_commands.ts";
import { chatHistory } from "./chat_history.ts";
import { connectionCommands } from "./connection_commands.ts";
import type { IrcClient } from "./irc_client.ts";
import type { IrcCall, IrcCommand } from "./irc_command.ts";
import { messageCommands } from "./message_commands.ts";
import type { IrcNetwork } from "./irc_network.ts";
import type { IrcMessage } from "./irc_message.ts";
import { mode } from "./mode_command.ts";
import type { NumericName } from "./numeric.ts";
import { operCommands } from "./oper_commands.ts";
import { peopleQueries } from "./people_queries.ts";
import { serverQueries } from "./server_queries.ts";

/** Every IRC command there is. */
export const IRC_COMMANDS: readonly IrcCommand[] = [
  ...connectionCommands,
  ...channelCommands,
  {
    name: "MODE",
    least: 1,
    help: "<channel or nick> [<letters>]: what is so of it",
    isShared: ({ params: [, letters = ""] }) => /[io]/.test(letters),
    run: mode,
  },
  ...messageCommands,
  {
    name: "CHATHISTORY",
    least: 0,
    help: "<subcommand> <channel> …: what was said before",
    run: chatHistory,
    cost: 2,
  },
  ...peopleQueries,
  ...serverQueries,
  ...operCommands,
  { name: "HELP", least: 0, help: "[<command>]: this", run: help },
];

const BY_NAME = new Map(
  IRC_COMMANDS.map((command) => [command.name, command]),
);

/** Does what a message says. */
export function runMessage(
  client: IrcClient,
  network: IrcNetwork,
  message: IrcMessage,
): void {
  const call = callOf(client, network, message);
  const row = rowOf(call);
  if (Array.isArray(row)) client.numeric(...row);
  else row.run(call);
}

/** What a message costs, in lines. To be asked once for each. */
export function costOf(
  client: IrcClient,
  network: IrcNetwork,
  message: IrcMessage,
): number {
  const call = callOf(client, network, message);
  const row = rowOf(call);
  if (Array.isArray(row)) return 1;
  const { cost = 1 } = row;
  return typeof cost === "number" ? cost : cost(call);
}

/** Whether a message changes what others than its client see. */
export function isShared(
  client: IrcClient,
  network: IrcNetwork,
  message: IrcMessage,
): boolean {
  const call = callOf(client, network, message);
  const row = rowOf(call);
  if (!client.isRegistered || Array.isArray(row)) return false;
  const { isShared = false } = row;
  return typeof isShared === "boolean" ? isShared : isShared(call);
}

function callOf(
  client: IrcClient,
  network: IrcNetwork,
  { tags, command, params }: IrcMessage,
): IrcCall {
  const { person } = client;
  const { services } = network;
  return { command, tags, params, client, person, network, services };
}

/** The row of a command, or what to answer when it cannot be done. */
function rowOf({ client, command, params }: IrcCall): IrcCommand | Refusal {
  const row = BY_NAME.get(command);
  if (!client.isRegistered && row?.when !== "always") {
    return ["ERR_NOTREGISTERED"];
  }
  if (row === undefined) return ["ERR_UNKNOWNCOMMAND", command.slice(0, 32)];
  const isShort = params.length < row.least ||
    params.slice(0, row.least - 1).includes("");
  return isShort || (row.least > 0 && params[0] === "")
    ? ["ERR_NEEDMOREPARAMS", command]
    : row;
}

type Refusal = [NumericName, ...string[]];

function help({ client, params: [word = ""] }: IrcCall): void {
  const name = word.toUpperCase();
  const rows = name === ""
    ? IRC_COMMANDS
    : IRC_COMMANDS.filter((row) => row.name === name);
  const subject = name || "*";
  if (rows.length === 0) return client.numeric("ERR_HELPNOTFOUND", subject);
  client.numeric("RPL_HELPSTART", subject, "Commands of this server");
  for (const row of rows) {
    client.numeric("RPL_HELPTXT", subject, `${row.name} ${row.help}`);
  }
  client.numeric("RPL_ENDOFHELP", subject, "End of HELP");
}
