/**
 * From a connection to a name.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { noticeText } from "./answer_writer.ts";
import { numberedName } from "../rooms/name.ts";
import { PUBLIC } from "../rooms/namespace.ts";
import { claimName } from "../presence/claim_name.ts";
import type { NameRefusal } from "../presence/name_refusal.ts";
import { tryPassword } from "../presence/try_password.ts";
import type { Ban } from "../rooms/bans.ts";
import type { IrcClient } from "./irc_client.ts";
import { supportLines } from "./isupport.ts";
import { sendCounts, sendMotd } from "./server_queries.ts";
import { MODES } from "./mode_command.ts";
import { VERSION } from "./version.ts";

/** Lets a client in, once it has told all that is needed. */
export function register(client: IrcClient): void {
  if (client.isRegistered || client.isNegotiating) return;
  if (client.user === "" || client.wanted === "") return;
  if (!knowsPassword(client) || isBanned(client)) return;
  const { person, wanted, network: { services } } = client;
  client.wanted = "";
  const answer = (refusal: NameRefusal | undefined) =>
    refusal === undefined ? letIn(client) : refuse(client, wanted, refusal);
  if (services.deeds !== undefined) {
    const label = client.takeLabel();
    return services.deeds.register(person, wanted, client, (refusal) => {
      if (!client.session.hasEnded) {
        client.answer(label, () => answer(refusal));
      }
    });
  }
  person.isAlwaysPublic = true;
  answer(claimName(services, person, wanted));
}

function letIn(client: IrcClient): void {
  const { person, session, network: { services } } = client;
  session.loggedIn();
  person.lastActive = services.monotonic();
  welcome(client);
}

function refuse(client: IrcClient, name: string, refusal: NameRefusal): void {
  if (refusal.why === "banned") return sayBanned(client, refusal.ban);
  if (refusal.why === "loginTaken") return refuseTaken(client, name);
  client.numeric("ERR_ERRONEUSNICKNAME", name);
}

/** Says that a name is somebody else's. */
export function refuseTaken(client: IrcClient, name: string): void {
  client.refused = name;
  client.numeric("ERR_NICKNAMEINUSE", name);
}

/**
 * Gives a client a name near the one that was taken. Some clients, whose name
 * has no other that they can make, send bytes that are no text.
 */
export function chooseNick(client: IrcClient): void {
  const { registry, limits } = client.network.services;
  for (let count = 2; count < 100; count++) {
    const name = numberedName(client.refused, count, limits);
    if (registry.names.findAlike(name, PUBLIC) !== undefined) continue;
    client.wanted = name;
    return register(client);
  }
}

function knowsPassword(client: IrcClient): boolean {
  const { person, session, network: { services } } = client;
  const { password, loginGuesses } = services;
  if (password === undefined) return true;
  // One that is shown none guesses nothing.
  const verdict = client.password === undefined
    ? "passwordWrong"
    : tryPassword(services, person, client.password, password, loginGuesses);
  if (verdict === "right") return true;
  client.numeric("ERR_PASSWDMISMATCH");
  session.noteRefusal("passwordWrong");
  person.session.end("closed", notice(verdict));
  return false;
}

function isBanned(client: IrcClient): boolean {
  const { bans, now } = client.network.services;
  const { address } = client.person.connection;
  const ban = bans.find("ban", client.wanted, address, now());
  if (ban !== undefined) sayBanned(client, ban);
  return ban !== undefined;
}

function sayBanned(client: IrcClient, ban: Ban): void {
  const why = notice("banned", ban.why);
  client.numeric("ERR_YOUREBANNEDCREEP", noticeText(client, why));
  client.session.noteRefusal("banned");
  client.person.session.end("closed", why);
}

function welcome(client: IrcClient): void {
  const { network } = client;
  const { limits, since } = network.services;
  const { name } = client.person;
  const started = new Date(since).toISOString();
  client.numeric("RPL_WELCOME", `Welcome to ${network.name}, ${name}`);
  client.numeric(
    "RPL_YOURHOST",
    `Your host is ${network.name}, running ${VERSION}`,
  );
  client.numeric("RPL_CREATED", `This server was started at ${started}`);
  client.numeric("RPL_MYINFO", network.name, VERSION, "io", MODES);
  for (const tokens of supportLines(limits, network.name)) {
    client.numeric("RPL_ISUPPORT", ...tokens);
  }
  sendCounts(client);
  sendMotd(client);
}
