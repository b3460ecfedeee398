/**
 * The IRC commands about the connection itself.
 *
 * @module
 */

import { detached } from "../detached.ts";
import { CAPABILITIES } from "./capability.ts";
import type { IrcCall, IrcCommand } from "./irc_command.ts";
import { nickCost, takeNick } from "./nick_command.ts";
import { register } from "./registration.ts";
import { stripCodes } from "./text_codes.ts";

/** The IRC commands about the connection itself. */
export const connectionCommands: readonly IrcCommand[] = [
  row("CAP", 1, "<subcommand>: which extensions are spoken", cap, 1 / 16),
  row("PASS", 1, "<password>: the server's password, before the name", pass),
  {
    ...row("NICK", 0, "<name>: take a name, or another", takeNick),
    ...{ cost: nickCost, isShared: true },
  },
  row("USER", 4, "<user> 0 * :<real name>: who you are", user),
  row("PING", 0, "<text>: is answered by PONG", ping, 1 / 16),
  row("PONG", 0, "<text>: answers PING", () => {}, 1 / 16),
  row("QUIT", 0, "[:<words>]: leave", quit),
];

function row(
  name: string,
  least: number,
  help: string,
  run: IrcCommand["run"],
  cost = 1,
): IrcCommand {
  return { name, least, when: "always", cost, help, run };
}

function cap(call: IrcCall): void {
  const { client, params: [word, text = ""] } = call;
  switch (word.toUpperCase()) {
    case "LS":
      if (!client.isRegistered) client.isNegotiating = true;
      if (Number(text) >= 302) client.capabilities.add("cap-notify");
      return answer(call, "LS", CAPABILITIES.join(" "));
    case "LIST":
      return answer(call, "LIST", client.capabilities.list);
    case "REQ":
      return request(call, text);
    case "END":
      client.isNegotiating = false;
      return register(client);
    default:
      client.numeric("ERR_INVALIDCAPCMD", word);
  }
}

function request(call: IrcCall, text: string): void {
  const { client, person } = call;
  if (!client.isRegistered) client.isNegotiating = true;
  if (!client.capabilities.request(text)) return answer(call, "NAK", text);
  answer(call, "ACK", text);
  person.echo = client.has("echo-message");
  person.speak({ writer: call.network.writerOf(client.variant) });
}

function answer(
  { client, network }: IrcCall,
  word: string,
  list: string,
): void {
  client.send(network.name, "CAP", client.nick, word, list);
}

function pass({ client, params: [password] }: IrcCall): void {
  if (client.isRegistered) client.numeric("ERR_ALREADYREGISTERED");
  else client.password = detached(password);
}

function user({ client, params, services: { limits } }: IrcCall): void {
  if (client.isRegistered || client.user !== "") {
    return client.numeric("ERR_ALREADYREGISTERED");
  }
  const [name, , , realname] = params;
  if (realname === "") return client.numeric("ERR_NEEDMOREPARAMS", "USER");
  const word = name.replaceAll(/[^A-Za-z0-9._-]/g, "");
  client.user = detached(word.slice(0, limits.userName)) || "u";
  client.realname = detached(
    stripCodes(realname).slice(0, limits.realname),
  );
  register(client);
}

function ping({ client, network, params: [token = ""] }: IrcCall): void {
  if (token === "") return client.numeric("ERR_NOORIGIN");
  client.send(network.name, "PONG", network.name, token);
}

function quit({ person, services, params: [words = ""] }: IrcCall): void {
  const said = person.mute === undefined ? stripCodes(words) : "";
  person.session.end("quit", undefined, said.slice(0, services.limits.words));
}
