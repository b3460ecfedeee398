/**
 * IRC clients of servers that are one chat.
 *
 * @module
 */

import { LineClient } from "../../harness/line_client.ts";
import { IrcPeer } from "../../irc/harness/irc_peer.ts";
import { type BothNodes, type ChatNode, joinBoth } from "./chat_node.ts";

/** With an IRC port on each of two servers. */
export async function joinWithIrc(
  options: Parameters<typeof joinBoth>[0] = {},
): Promise<BothNodes> {
  const irc = { port: 0, name: "irc.test" };
  const both = await joinBoth({ irc, motd: "hello", ...options });
  both.a.server.openIrc();
  both.b.server.openIrc();
  return both;
}

/** Connects an IRC client to a server, and waits until it has its name. */
export async function enter(
  { server }: ChatNode,
  nick: string,
  capabilities = "",
): Promise<IrcPeer> {
  const peer = await connectIrc(server, nick);
  if (capabilities !== "") peer.says(`CAP REQ :${capabilities}`);
  peer.says(`NICK ${nick}`);
  peer.says(`USER ${nick} 0 * :Real ${nick}`);
  peer.says("CAP END");
  await peer.sees(/ 376 /);
  return peer;
}

/** Connects an IRC client that has told nothing of itself. */
export async function connectIrc(
  { ircPort }: ChatNode["server"],
  nick: string,
): Promise<IrcPeer> {
  const peer = new IrcPeer(await LineClient.connect(nick, { port: ircPort }));
  peer.nick = nick;
  return peer;
}

/** Whether a line of a server's log tells of a fault of the cluster's. */
export function isFault(line: string): boolean {
  return /failed|differs|gave this node up/.test(line);
}
