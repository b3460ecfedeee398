/**
 * What an IRC client can do.
 *
 * @module
 */

import { IRC_COMMANDS } from "../../src/irc/irc_command_table.ts";
import type { Deed } from "./deeds.ts";
import { OPERATOR_PASSWORD } from "./line_deeds.ts";
import type { Peer } from "./peer.ts";
import type { Random } from "./random.ts";
import { lineText, nameText } from "./text.ts";

const CAPABILITIES = [
  "server-time message-tags",
  "echo-message labeled-response batch",
  "draft/chathistory draft/event-playback away-notify",
  "-server-time",
  "no-such-thing",
];

const CHANNELS = [
  "#lobby",
  "#a",
  "#a,#b,#한국어",
  "#r/none",
  "0",
  "#lobby,#lobby",
];

/** What each client can do, and how often, beside the others. */
export const IRC_DEEDS: readonly Deed[] = [
  [60, (peer) => peer.says(commandText(peer.random))],
  [20, (peer) => peer.says(speechText(peer.random))],
  [10, (peer, links) => peer.says(`JOIN ${channelText(peer.random, links)}`)],
  [8, (peer) => peer.says(`PRIVMSG maru :${lineText(peer.random)}`)],
  [8, (peer) => peer.says(`NICK ${nameText(peer.random)}`)],
  [8, (peer) => peer.says(`${labelText(peer.random)}${lineText(peer.random)}`)],
  [8, (peer) => peer.sends(peer.random.bytes(peer.random.between(1, 900)))],
  [4, (peer) => peer.says("x".repeat(peer.random.pick(LENGTHS)))],
  [1, (peer) => peer.says(`OPER any :${OPERATOR_PASSWORD}`)],
];
/** Around the bounds of a line, and far beyond. */
const LENGTHS = [509, 510, 511, 5_000, 70_000];

/** Lets a client begin as most do. */
export function ircGreeting(peer: Peer): void {
  const { random } = peer;
  if (random.chance(0.5)) {
    peer.says(`CAP REQ :${random.pick(CAPABILITIES)}`);
    peer.says("CAP END");
  }
  if (random.chance(0.95)) peer.says(`NICK ${nameText(random)}`);
  if (random.chance(0.95)) peer.says("USER u 0 * :Real Name");
  if (random.chance(0.7)) peer.says(`JOIN ${random.pick(CHANNELS)}`);
}

function commandText(random: Random): string {
  const { name } = random.pick(IRC_COMMANDS);
  const words = random.times(random.below(4), () => wordOf(random));
  // Those who quit all the time try little.
  const word = name === "QUIT" && random.chance(0.9) ? "PING" : name;
  return `${labelText(random)}${word} ${words.join(" ")}`;
}

function speechText(random: Random): string {
  const to = random.chance(0.8) ? random.pick(CHANNELS) : nameText(random);
  return `${labelText(random)}PRIVMSG ${to} :${lineText(random)}`;
}

function channelText(random: Random, links: readonly string[]): string {
  const isLink = links.length > 0 && random.chance(0.3);
  return isLink ? `#r/${random.pick(links)}` : random.pick(CHANNELS);
}

function labelText(random: Random): string {
  return random.chance(0.2) ? `@label=${random.below(99)} ` : "";
}

function wordOf(random: Random): string {
  const word = random.pick([
    ...CHANNELS,
    ...[
      "+i",
      "-o",
      "*",
      "LS",
      "REQ",
      "LATEST",
      "msgid=x",
      "timestamp=2020",
      "5",
    ],
    ...["\x01ACTION x\x01", "\x0304red", "%tcuihsnfdlaor,1", "+", "S"],
    nameText(random),
    lineText(random),
  ]);
  return random.chance(0.3) ? `:${word}` : word;
}
