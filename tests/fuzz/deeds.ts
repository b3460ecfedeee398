/**
 * What a client can do.
 *
 * @module
 */

import { bytes, concat, TELNET } from "../harness/bytes.ts";
import type { Peer } from "./peer.ts";
import type { Random } from "./random.ts";
import { commandText, lineText, nameText, roomText } from "./text.ts";

/** Does it; `links` lead into link rooms. */
type Intent = (peer: Peer, links: readonly string[]) => void;

const { IAC, SB, SE, WILL } = TELNET;
const encoder = new TextEncoder();

/** What makes an operator of whoever says it. */
export const OPERATOR_PASSWORD = "open sesame";

/** How often each is done, beside the others. */
const DEEDS: readonly [number, Intent][] = [
  [30, (peer) => peer.says(lineText(peer.random))],
  [30, (peer, links) => peer.says(commandText(peer.random, links))],
  [8, (peer) => peer.says(nameText(peer.random))],
  [6, (peer) => peer.says(`/nick ${nameText(peer.random)}`)],
  [6, (peer, links) => peer.says(`/join ${roomText(peer.random, links)}`)],
  [6, (peer) => peer.sends(lineBytes(peer).subarray(0, -1))],
  [6, inParts],
  [5, (peer) => peer.sends(peer.random.bytes(peer.random.between(1, 2000)))],
  [5, (peer) => peer.sends(telnetBytes(peer.random))],
  [3, (peer) => peer.sends(manyLines(peer.random))],
  [1, (peer) => peer.sends(hugeLine(peer.random))],
  [2, (peer) => peer.pauses()],
  [2, (peer) => peer.resumes()],
  [1, (peer) => peer.says(`/op ${OPERATOR_PASSWORD}`)],
  [1, (peer) => peer.resets()],
  [1, (peer) => peer.endsItsSide()],
  [1, (peer) => peer.closes()],
];
const SUM = DEEDS.reduce((sum, [weight]) => sum + weight, 0);

/** Lets a client do one thing of its own choice. */
export function act(peer: Peer, links: readonly string[]): void {
  let at = peer.random.below(SUM);
  for (const [weight, deed] of DEEDS) {
    at -= weight;
    if (at < 0) return deed(peer, links);
  }
}

/** Lets a client begin: most do as they are asked, and say a name. */
export function begin(peer: Peer): void {
  if (peer.random.chance(0.8)) peer.says(nameText(peer.random));
}

/** Lets a client go, in one of the ways there are. */
export function leave(peer: Peer): void {
  switch (peer.random.below(5)) {
    case 0:
      return peer.resets();
    case 1:
      return peer.closes();
    case 2:
      return peer.says("\n/quit");
    case 3:
      return peer.says(`\n/quit ${lineText(peer.random)}`);
    default:
      return peer.endsItsSide();
  }
}

function lineBytes({ random }: Peer): Uint8Array {
  return encoder.encode(`${lineText(random)}${random.pick(["\n", "\r\n"])}`);
}

function inParts(peer: Peer): void {
  const line = lineBytes(peer);
  peer.sendsInParts(line, peer.random.below(line.length));
}

/** Whole negotiations, broken ones, and options that go on for ever. */
function telnetBytes(random: Random): Uint8Array {
  const parts = random.times(random.between(1, 10), () => {
    const option = random.below(256);
    switch (random.below(5)) {
      case 0:
        return bytes(IAC, SB, option, lineText(random), IAC, SE);
      case 1:
        return bytes(IAC, SB, option, IAC, random.below(256));
      case 2:
        return bytes(lineText(random), IAC, IAC, "\r\0");
      default:
        return bytes(IAC, random.between(WILL, 254), option);
    }
  });
  return concat(parts);
}

/** Between one line of the greatest length and many of them, with no end in it. */
function hugeLine(random: Random): Uint8Array {
  const line = new Uint8Array(random.pick([4095, 4096, 4097, 65_536, 300_000]));
  line.fill(random.between(0x21, 0x7e));
  if (random.chance(0.7)) line[line.length - 1] = 0x0a;
  return line;
}

function manyLines(random: Random): Uint8Array {
  const line = lineText(random).slice(0, 100);
  return encoder.encode(`${line}\n`.repeat(random.between(2, 60)));
}
