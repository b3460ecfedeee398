/**
 * The IRC commands of operators.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { becomeOperator } from "../presence/become_operator.ts";
import { sendAway } from "../commands/operator_commands.ts";
import { findNick } from "./find_nick.ts";
import type { IrcCall, IrcCommand } from "./irc_command.ts";
import { stripCodes } from "./text_codes.ts";

/** The IRC commands of operators. */
export const operCommands: readonly IrcCommand[] = [
  {
    name: "OPER",
    least: 2,
    help: "<any name> <password>: become an operator",
    run: oper,
  },
  {
    name: "KILL",
    least: 1,
    help: "<nick> [:<words>]: send somebody off the server",
    isShared: true,
    run: kill,
  },
];

function oper({ client, person, services, params }: IrcCall): void {
  const [, password] = params;
  const attempt = becomeOperator(services, person, password);
  switch (attempt) {
    case "opNever":
      return client.numeric("ERR_NOOPERHOST");
    case "passwordGuesses":
      person.tell(notice(attempt));
      return client.numeric("ERR_PASSWDMISMATCH");
    case "passwordWrong":
      return client.numeric("ERR_PASSWDMISMATCH");
    case "opDone":
      client.numeric("RPL_YOUREOPER");
      client.send(client.network.name, "MODE", person.name, "+o");
  }
}

function kill(call: IrcCall): void {
  const { client, person, network, services, params } = call;
  const [nick, words = ""] = params;
  if (!person.isOperator) return client.numeric("ERR_NOPRIVILEGES");
  // Several servers that are one chat may have names of their own.
  const isKnown = services.registry.names.known(person, nick).length > 0;
  if (!isKnown && nick.toLowerCase() === network.name.toLowerCase()) {
    return client.numeric("ERR_CANTKILLSERVER");
  }
  const found = findNick(call, nick);
  if (found === undefined) return;
  const why = stripCodes(words).slice(0, services.limits.words);
  network.clientOf(found)?.send(client.source, "KILL", found.name, why);
  sendAway(services, person, found, why);
}
