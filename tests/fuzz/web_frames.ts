/**
 * WebSocket frames on the client's side (RFC 6455).
 *
 * @module
 */

import { concat } from "../harness/bytes.ts";

/** The codes of frames. */
export const OPCODE = {
  continued: 0,
  text: 1,
  binary: 2,
  close: 8,
  ping: 9,
  pong: 10,
};

/** What a frame may have that differs from a plain one. */
export interface FrameOptions {
  /** Whether it is the last of its message. @default {true} */
  readonly isLast?: boolean;
  /** The three bits that nothing has agreed upon. @default {0} */
  readonly reserved?: number;
  /** Whether it is masked, as a client's has to be. @default {true} */
  readonly isMasked?: boolean;
  /** The length that it tells. @default {the payload's} */
  readonly length?: number;
}

/** A frame of a client's. */
export function frame(
  opcode: number,
  payload: Uint8Array,
  options: FrameOptions = {},
): Uint8Array {
  const { isLast = true, reserved = 0, isMasked = true } = options;
  const { length = payload.length } = options;
  const first = (isLast ? 0x80 : 0) | (reserved << 4) | opcode;
  const masked = isMasked ? 0x80 : 0;
  const head = length < 126
    ? [first, masked | length]
    : length < 0x10000
    ? [first, masked | 126, length >> 8, length & 255]
    : [first, masked | 127, 0, 0, 0, 0, ...fourBytes(length)];
  if (!isMasked) return concat([new Uint8Array(head), payload]);
  const key = [0x12, 0x34, 0x56, 0x78];
  const body = payload.map((byte, at) => byte ^ key[at & 3]);
  return concat([new Uint8Array([...head, ...key]), body]);
}

function fourBytes(count: number): number[] {
  return [24, 16, 8, 0].map((shift) => (count >>> shift) & 255);
}

/** Whom a reader of frames tells. */
export interface FrameHandler {
  /** A whole message of text. */
  text(payload: Uint8Array): void;
  /** A ping, which is to be answered. */
  ping(payload: Uint8Array): void;
  /** The server says goodbye. */
  closed(code: number): void;
  /** The server never sends such a frame. */
  wrong(why: string): void;
}

/** Takes the server's frames apart. */
export class FrameReader {
  readonly #handler: FrameHandler;
  #rest: Uint8Array = new Uint8Array(0);

  /** Makes one that has read nothing. */
  constructor(handler: FrameHandler) {
    this.#handler = handler;
  }

  /** Takes the next bytes. */
  take(bytes: Uint8Array): void {
    this.#rest = this.#rest.length === 0 ? bytes : joined(this.#rest, bytes);
    for (let end = this.#frameEnd(); end !== undefined;) {
      this.#rest = this.#rest.subarray(end);
      end = this.#frameEnd();
    }
  }

  /** Handles the first frame, if it is whole. Tells where it ends. */
  #frameEnd(): number | undefined {
    const rest = this.#rest;
    if (rest.length < 2) return undefined;
    const view = new DataView(rest.buffer, rest.byteOffset, rest.length);
    const head = rest[1] < 126 ? 2 : rest[1] === 126 ? 4 : 10;
    if (rest.length < head) return undefined;
    const length = head === 2
      ? rest[1]
      : head === 4
      ? view.getUint16(2)
      : Number(view.getBigUint64(2));
    if (rest.length < head + length) return undefined;
    this.#hear(rest[0], rest.subarray(head, head + length));
    return head + length;
  }

  #hear(first: number, payload: Uint8Array): void {
    switch (first) {
      case 0x80 | OPCODE.text:
        return this.#handler.text(payload);
      case 0x80 | OPCODE.ping:
        return this.#handler.ping(payload);
      case 0x80 | OPCODE.pong:
        return;
      case 0x80 | OPCODE.close:
        return this.#handler.closed(
          payload.length < 2 ? 1005 : (payload[0] << 8) | payload[1],
        );
      default:
        this.#handler.wrong(`a client receives a frame of ${first}`);
    }
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
