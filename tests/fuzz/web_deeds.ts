/**
 * What a client can do with the frames of a WebSocket.
 *
 * @module
 */

import { concat } from "../harness/bytes.ts";
import type { Deed } from "./deeds.ts";
import type { Random } from "./random.ts";
import { lineText } from "./text.ts";
import { frame, OPCODE } from "./web_frames.ts";

const { continued, text, binary, close, ping, pong } = OPCODE;
const encoder = new TextEncoder();
const NOTHING = new Uint8Array(0);
/** As much as one message may have (`LIMITS.webMessage`). */
const MOST = 64 * 1024;

/** Whole ones, which harm nothing, and broken ones, which end the connection. */
export const WEB_DEEDS: readonly Deed[] = [
  [8, (peer) => peer.sendsBelow(fragments(peer.random))],
  [4, (peer) => peer.sendsBelow(control(peer.random))],
  [2, (peer) => peer.sendsBelow(flood(peer.random))],
  [1, (peer) => peer.sends(largest(peer.random))],
  [1, (peer) => peer.sendsBelow(broken(peer.random))],
  [1, (peer) => peer.leaves()],
];

/** One message in several frames, with others between, now and then torn. */
function fragments(random: Random): Uint8Array {
  const payload = encoder.encode(lineText(random));
  const frames: Uint8Array[] = [];
  const count = random.pick([2, 3, 10, 300]);
  const size = Math.ceil(payload.length / count) || 1;
  for (let at = 0; at < count; at++) {
    const part = payload.subarray(at * size, (at + 1) * size);
    const isLast = at === count - 1;
    frames.push(frame(at === 0 ? text : continued, part, { isLast }));
    if (random.chance(0.1)) frames.push(control(random));
  }
  return concat(frames);
}

function control(random: Random): Uint8Array {
  const payload = random.bytes(random.pick([0, 4, 125]));
  return frame(random.pick([ping, pong]), payload);
}

function flood(random: Random): Uint8Array {
  const one = frame(random.pick([ping, pong]), random.bytes(4));
  return concat(random.times(random.pick([20, 200, 2_000]), () => one));
}

/** About as much as a message may have. */
function largest(random: Random): Uint8Array {
  const line = encoder.encode(`${lineText(random).slice(0, 40)}\n`);
  const payload = new Uint8Array(MOST + random.pick([-1, 0, 1, 5_000]));
  payload.fill(random.pick([0x20, 0x61]));
  payload.set(line);
  return payload;
}

/** What no client may send. */
function broken(random: Random): Uint8Array {
  const payload = encoder.encode(`${lineText(random)}\n`);
  switch (random.below(9)) {
    case 0:
      return frame(binary, payload);
    case 1:
      return frame(text, payload, { isMasked: false });
    case 2:
      return frame(text, payload, { reserved: random.between(1, 7) });
    case 3:
      return frame(random.pick([3, 7, 11, 15]), payload);
    case 4:
      return frame(continued, payload);
    case 5:
      return frame(ping, random.bytes(200));
    case 6:
      return frame(text, NOTHING, { length: random.pick([70_000, 2 ** 31]) });
    case 7:
      return frame(close, random.bytes(random.pick([1, 2, 60])));
    default:
      return random.bytes(random.between(1, 200));
  }
}
