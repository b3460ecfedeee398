/**
 * The server's features, for clients (RPL_ISUPPORT).
 *
 * @module
 */

import type { Limits } from "../limits.ts";

/** As many as one line may have. */
const PER_LINE = 13;

const TARGETS = ["PRIVMSG", "NOTICE"];

/** The tokens, in lines. */
export function supportLines(limits: Limits, network: string): string[][] {
  const tokens = [
    "CASEMAPPING=ascii",
    "CHANTYPES=#",
    "PREFIX=(ov)@+",
    "CHANMODES=,,,ins",
    `NICKLEN=${limits.nameCharacters}`,
    `CHANNELLEN=${limits.nameBytes + 1}`,
    `TOPICLEN=${limits.words}`,
    `AWAYLEN=${limits.words}`,
    `KICKLEN=${limits.words}`,
    `NAMELEN=${limits.realname}`,
    `USERLEN=${limits.userName}`,
    `CHANLIMIT=#:${limits.channels}`,
    `MONITOR=${limits.monitored}`,
    `CHATHISTORY=${limits.chatHistory}`,
    "MSGREFTYPES=msgid,timestamp",
    "CLIENTTAGDENY=*,-typing",
    `TARGMAX=${TARGETS.map((name) => `${name}:${limits.messageTargets}`)}`,
    "ELIST=U",
    `NETWORK=${network}`,
    "UTF8ONLY",
    "WHOX",
  ];
  const lines: string[][] = [];
  for (let at = 0; at < tokens.length; at += PER_LINE) {
    lines.push(tokens.slice(at, at + PER_LINE));
  }
  return lines;
}
