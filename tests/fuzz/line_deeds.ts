/**
 * What a client of the line protocol can do, over whatever it comes.
 *
 * @module
 */

import { bytes, concat, TELNET } from "../harness/bytes.ts";
import type { Deed } from "./deeds.ts";
import type { Peer } from "./peer.ts";
import type { Random } from "./random.ts";
import {
  commandText,
  lineText,
  nameText,
  operatorText,
  roomText,
} from "./text.ts";

const { IAC, SB, SE, WILL } = TELNET;
const encoder = new TextEncoder();

/** What makes an operator of whoever says it. */
export const OPERATOR_PASSWORD = "open sesame";

/** What each client can do, and how often, beside the others. */
export const LINE_DEEDS: readonly Deed[] = [
  [30, (peer) => peer.says(lineText(peer.random))],
  [30, (peer, links) => peer.says(commandText(peer.random, links))],
  [8, (peer) => peer.says(nameText(peer.random))],
  [6, (peer) => peer.says(`/nick ${nameText(peer.random)}`)],
  [6, (peer, links) => peer.says(`/join ${roomText(peer.random, links)}`)],
  [6, (peer) => peer.sends(lineBytes(peer).subarray(0, -1))],
  [6, inParts],
  [3, (peer) => peer.sends(manyLines(peer.random))],
  [2, (peer) => peer.sends(message(peer.random))],
  [2, (peer) => peer.says(operatorText(peer.random))],
  [1, (peer) => peer.sends(hugeLine(peer.random))],
  [1, (peer) => peer.sends(emptyLines(peer.random))],
  [1, (peer) => peer.sends(pinningLines(peer.random))],
  [1, (peer) => peer.says(`/op ${OPERATOR_PASSWORD}`)],
];

/** Bytes that only a client without frames can send. */
export const BYTE_DEEDS: readonly Deed[] = [
  [5, (peer) => peer.sends(peer.random.bytes(peer.random.between(1, 2000)))],
  [5, (peer) => peer.sends(telnetBytes(peer.random))],
];

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

/** A message of several lines, now and then one that is never finished. */
function message(random: Random): Uint8Array {
  const count = random.between(1, 12);
  const lines = random.times(
    random.chance(0.9) ? count : count - 1,
    () => `${lineText(random)}\n`,
  );
  return encoder.encode(`/lines ${count}\n${lines.join("")}`);
}

/** Lines that cost nothing to write, and much to keep as lines. */
function emptyLines(random: Random): Uint8Array {
  return new Uint8Array(random.pick([100, 1_000, 8_000])).fill(0x0a);
}

/** A short line that is kept, in a block of which nothing else is. */
function pinningLines(random: Random): Uint8Array {
  const rest = "가".repeat(random.pick([1_000, 20_000]));
  return encoder.encode(`${lineText(random).slice(0, 60)}\n${rest}\n`);
}
