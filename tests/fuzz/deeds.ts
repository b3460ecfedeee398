/**
 * What a client does, by the way it came.
 *
 * @module
 */

import { IRC_DEEDS, ircGreeting } from "./irc_deeds.ts";
import { BYTE_DEEDS, LINE_DEEDS } from "./line_deeds.ts";
import type { Peer } from "./peer.ts";
import type { Random } from "./random.ts";
import { lineText, nameText } from "./text.ts";
import { WEB_DEEDS } from "./web_deeds.ts";

/**
 * How often it is done, beside the others, and how; `links` lead into link
 * rooms.
 */
export type Deed = readonly [
  weight: number,
  run: (peer: Peer, links: readonly string[]) => void,
];

/** What every client can do with its connection. */
const WIRE_DEEDS: readonly Deed[] = [
  [2, (peer) => peer.pauses()],
  [2, (peer) => peer.resumes()],
  [1, (peer) => peer.resets()],
  [1, (peer) => peer.endsItsSide()],
  [1, (peer) => peer.closes()],
];
/** Once its records are broken, TLS is over. */
const TLS_DEEDS: readonly Deed[] = [
  [1, (peer) => peer.sendsBelow(peer.random.bytes(peer.random.between(1, 99)))],
];

const DEEDS = {
  lines: [...LINE_DEEDS, ...BYTE_DEEDS, ...WIRE_DEEDS],
  web: [...LINE_DEEDS, ...WEB_DEEDS, ...WIRE_DEEDS],
  irc: [...IRC_DEEDS, ...WIRE_DEEDS],
};

/** Lets a client do one thing of its own choice. */
export function act(peer: Peer, links: readonly string[]): void {
  const { speaks, isTls } = peer.door;
  // Below a WebSocket's TLS are its frames, which have deeds of their own.
  const isBreakable = isTls && speaks !== "web";
  const deeds = isBreakable ? [...DEEDS[speaks], ...TLS_DEEDS] : DEEDS[speaks];
  one(deeds, peer.random)(peer, links);
}

function one(deeds: readonly Deed[], random: Random): Deed[1] {
  let at = random.below(deeds.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, deed] of deeds) {
    at -= weight;
    if (at < 0) return deed;
  }
  throw new Error("no deed has any weight");
}

/** Lets a client begin: most do as they are asked, and say a name. */
export function begin(peer: Peer): void {
  const { random } = peer;
  if (peer.door.speaks === "irc") return ircGreeting(peer);
  if (random.chance(0.05)) peer.sends(new Uint8Array(8_000).fill(0x0a));
  if (random.chance(0.2)) {
    peer.says(`/format ${random.pick(["json", "text"])}`);
  }
  if (random.chance(0.8)) peer.says(nameText(random));
}

/** Lets a client go, in one of the ways there are. */
export function leave(peer: Peer): void {
  const isIrc = peer.door.speaks === "irc";
  switch (peer.random.below(6)) {
    case 0:
      return peer.resets();
    case 1:
      return peer.closes();
    case 2:
      return peer.says(isIrc ? "\r\nQUIT" : "\n/quit");
    case 3:
      return peer.says(
        `\n${isIrc ? "QUIT :" : "/quit "}${lineText(peer.random)}`,
      );
    case 4:
      return peer.leaves();
    default:
      return peer.endsItsSide();
  }
}
