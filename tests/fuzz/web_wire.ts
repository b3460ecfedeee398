/**
 * A client's connection over WebSocket, plain or over TLS.
 *
 * @module
 */

import { bytes } from "../harness/bytes.ts";
import { UPGRADE } from "../harness/upgrade.ts";
import { SocketWire } from "./socket_wire.ts";
import { frame, FrameReader, OPCODE } from "./web_frames.ts";
import type { Place, Wire, WireHandler } from "./wire.ts";

const LF = 0x0a;
const HEAD_END = "\r\n\r\n";
const MOST_HEAD = 4096;
const NORMAL = 1000;
/** With which the server may end a WebSocket of its own accord. */
const CODES = [NORMAL, 1002, 1003, 1005, 1007, 1008, 1009];

/**
 * A WebSocket made of raw frames. Every message that comes has to be whole lines
 * of text.
 */
export class WebWire implements Wire {
  readonly #wire: SocketWire;
  readonly #handler: WireHandler | undefined;
  readonly #frames: FrameReader;
  // The answer to the request, as far as it has come.
  #head: string | undefined = "";
  #held: Uint8Array[] = [];
  #wasUpgraded = false;
  #saidGoodbye = false;
  #wasDismissed = false;

  /**
   * Connects; without a handler, it never reads.
   *
   * @param request Asks for the WebSocket.
   */
  constructor(place: Place, handler?: WireHandler, request = UPGRADE) {
    this.#handler = handler;
    this.#wire = new SocketWire(
      place,
      handler && { ...handler, heard: (bytes) => this.#take(bytes) },
    );
    this.#frames = new FrameReader({
      text: (payload) => this.#hear(payload),
      ping: (payload) => this.#below(frame(OPCODE.pong, payload)),
      closed: (code) => this.#dismiss(code),
      wrong: (why) => handler?.heardWrong(why),
    });
    this.#wire.sends(bytes(request));
    // Who does not read does not wait for the answer.
    if (handler === undefined) this.#head = undefined;
  }

  get isOpen(): boolean {
    return this.#wire.isOpen;
  }

  get canSend(): boolean {
    return this.#wire.canSend;
  }

  /** A server that has said goodbye keeps nobody. */
  get mayReturn(): boolean {
    return !this.#wasDismissed &&
      (this.#wasUpgraded || this.#handler === undefined);
  }

  sends(bytes: Uint8Array): void {
    this.sendsBelow(frame(OPCODE.text, bytes));
  }

  /** Frames of one's own making. */
  sendsBelow(bytes: Uint8Array): void {
    if (this.#head === undefined) this.#below(bytes);
    else if (this.#held.length < 100) this.#held.push(bytes);
  }

  pauses(): void {
    this.#wire.pauses();
  }

  resumes(): void {
    this.#wire.resumes();
  }

  endsItsSide(): void {
    this.#wire.endsItsSide();
  }

  leaves(): void {
    this.#saidGoodbye = true;
    this.sendsBelow(frame(OPCODE.close, new Uint8Array([3, 232])));
  }

  resets(): void {
    this.#wire.resets();
  }

  closes(): void {
    this.#wire.closes();
  }

  #below(bytes: Uint8Array): void {
    this.#wire.sends(bytes);
  }

  #take(bytes: Uint8Array): void {
    if (this.#head === undefined) return this.#frames.take(bytes);
    // One character for each byte.
    this.#head += Array.from(bytes, (byte) => String.fromCharCode(byte)).join(
      "",
    );
    const end = this.#head.indexOf(HEAD_END);
    if (end < 0) {
      if (this.#head.length < MOST_HEAD) return;
      return this.#handler?.heardWrong("the answer to an upgrade has no end");
    }
    if (!this.#head.startsWith("HTTP/1.1 101 ")) return this.#wire.closes();
    const rest = this.#head.slice(end + HEAD_END.length);
    this.#head = undefined;
    this.#wasUpgraded = true;
    for (const held of this.#held) this.#below(held);
    this.#held = [];
    this.#frames.take(
      Uint8Array.from(rest, (character) => character.charCodeAt(0)),
    );
  }

  #hear(payload: Uint8Array): void {
    if (payload.at(-1) !== LF && !isPrompt(payload)) {
      const shown = new TextDecoder().decode(payload.subarray(-100));
      this.#handler?.heardWrong(
        `a message ends within a line: ${JSON.stringify(shown)}`,
      );
    }
    this.#handler?.heard(payload);
  }

  #dismiss(code: number): void {
    if (!CODES.includes(code) && !isEcho(code)) {
      this.#handler?.heardWrong(`a WebSocket ends with ${code}`);
    }
    // A person is kept whose client has ended it, or was at fault.
    this.#wasDismissed = code === NORMAL && !this.#saidGoodbye;
    this.leaves();
    this.#wire.endsItsSide();
  }
}

/** Whether a client may have ended with it, which the server repeats (RFC 6455, 5.5.1). */
function isEcho(code: number): boolean {
  const isRegistered = code >= 1000 && code <= 1014 &&
    ![1004, 1005, 1006].includes(code);
  return isRegistered || (code >= 3000 && code <= 4999);
}

/** In text, a prompt has no end. */
function isPrompt(payload: Uint8Array): boolean {
  return /(?:ID: |ID:)$/.test(new TextDecoder().decode(payload.subarray(-16)));
}
