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

/**
 * Does what a message says.
 *
 * @returns What that cost, in lines.
 */
export function runMessage(
  client: IrcClient,
  network: IrcNetwork,
  message: IrcMessage,
): number {
  const { command, params } = message;
  const row = BY_NAME.get(command);
  if (!client.isRegistered && row?.when !== "always") {
    client.numeric("ERR_NOTREGISTERED");
    return 1;
  }
  if (row === undefined) {
    client.numeric("ERR_UNKNOWNCOMMAND", command.slice(0, 32));
    return 1;
  }
  const isShort = params.length < row.least ||
    params.slice(0, row.least - 1).includes("");
  if (isShort || (row.least > 0 && params[0] === "")) {
    client.numeric("ERR_NEEDMOREPARAMS", command);
    return 1;
  }
  const { person } = client;
  const { services } = network;
  const call: IrcCall = { command, params, client, person, network, services };
  return row.run(call) ?? row.cost ?? 1;
}

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
