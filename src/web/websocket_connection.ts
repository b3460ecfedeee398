/**
 * Connections over WebSocket.
 *
 * @module
 */

import type { Connection } from "../net/connection.ts";
import {
  LineReader,
  type LineReaderLimits,
  type LineReaderOptions,
} from "../net/line_reader.ts";
import type { Frames } from "./websocket_frames.ts";
import type { WsSocket } from "./ws_types.ts";

/** The parts of a WebSocket connection. */
export interface WebSocketConnectionParts {
  /** The WebSocket. */
  readonly socket: WsSocket;
  /** The way of its frames to the peer. */
  readonly outlet: Outlet;
  /** Makes the frames. */
  readonly frames: Frames;
  /** The peer's address. */
  readonly address: string;
  /** Whether it comes from this machine, by a name that means it. */
  readonly isLocal?: boolean;
  /** How its text becomes lines, for a peer that speaks a subprotocol. */
  readonly lines?: LineReaderOptions | undefined;
}

/** Sends bytes in one piece. */
export interface Outlet {
  /** Settles when the bytes have left the process. */
  send(bytes: Uint8Array): Promise<unknown>;
}

const LF = 0x0a;
// In bytes: about sixteen control frames in a row count as a line.
const CONTROL_COST = 256;
const OPEN = 1;
// RFC 6455, 7.4.1.
const NORMAL = 1000, UNSUPPORTED = 1003, NO_STATUS = 1005;

/**
 * A peer that came over WebSocket.
 *
 * 1. A message is text: one line, or several. A binary one ends the connection.
 * 2. A write is one message that bypasses the WebSocket's `send`: one frame
 *    serves all readers of the same bytes, and no reader has a queue. For 1,000
 *    readers this is 1.4 times as fast.
 * 3. A write settles when the message has left the process, so a peer that does
 *    not read delays its own writes, and they do not pile up.
 * 4. While the session does not read, nothing is taken out of the socket.
 */
export class WebSocketConnection extends LineReader implements Connection {
  /** The name of the transport. */
  readonly transport = "web";
  /** The peer is a page or another program. */
  readonly isJson: boolean;
  readonly tellsGoodbye = true;
  readonly endsWithRoom: boolean;
  /** Whether the peer is on this machine, and calls it so. */
  readonly isLocal: boolean;
  /** A page that was cut off comes back by itself. */
  readonly canResume: boolean;
  /** The peer's address. */
  readonly address: string;
  readonly #socket: WsSocket;
  readonly #outlet: Outlet;
  readonly #frames: Frames;
  readonly #closed: Promise<void>;
  #isPaused = false;
  #wasHeard = true;
  // Whether a pong is being sent.
  #isAnswering = false;

  /** Takes over a WebSocket. */
  constructor(
    { socket, outlet, frames, address, isLocal, lines }:
      WebSocketConnectionParts,
    limits: LineReaderLimits,
  ) {
    super(limits, lines);
    this.isJson = this.endsWithRoom = this.canResume = lines === undefined;
    this.#socket = socket;
    this.#outlet = outlet;
    this.#frames = frames;
    this.address = address;
    this.isLocal = isLocal === true;
    socket.on("message", (data, isBinary) => this.#take(data, isBinary));
    socket.on("pong", () => this.#takeControl());
    socket.on("ping", (data) => this.#answerPing(data));
    // The code of the end that follows reports the error.
    socket.on("error", () => {});
    this.#closed = new Promise((resolve) => {
      socket.on("close", (code) => {
        // A program that leaves sends one of these; a page that is closed or
        // that connects again does not.
        this.takeEnd(code === NORMAL || code === NO_STATUS);
        resolve();
      });
    });
  }

  /** Resolves when the connection is gone. */
  get closed(): Promise<void> {
    return this.#closed;
  }

  /** Sends `bytes`, whole lines, as one message. */
  write(bytes: Uint8Array): Promise<number> {
    // Behind a close frame, nothing may follow.
    if (this.#socket.readyState !== OPEN) {
      return Promise.reject(
        new Error("Cannot write: the connection is being closed"),
      );
    }
    return this.#outlet.send(this.#frames.of(bytes)).then(() => bytes.length);
  }

  /** Closes once the peer has had time to receive the written bytes. */
  async end(): Promise<void> {
    this.stopReading();
    this.receive();
    // A peer that does not answer is closed by the socket's own time-out.
    this.#socket.close(NORMAL);
    await this.#closed;
  }

  /** Closes at once. */
  close(): void {
    this.stopReading();
    this.#socket.terminate();
  }

  /**
   * Looks for a sign of life since the last call, and asks for the next one. A
   * peer without one is gone, unless the session was not reading from it.
   */
  probe(): void {
    if (!this.#wasHeard && !this.#isPaused) return this.#socket.terminate();
    this.#wasHeard = false;
    this.#socket.ping();
  }

  #take(data: Uint8Array, isBinary: boolean): void {
    this.#wasHeard = true;
    if (this.isOver) return;
    if (isBinary) {
      this.stopReading();
      return this.#socket.close(UNSUPPORTED);
    }
    const isTooMuch = !this.isWanted;
    this.take(withEnd(data));
    if (isTooMuch) this.#pause();
  }

  /** A frame without text counts as bytes of which no line comes. */
  #takeControl(): void {
    this.#wasHeard = true;
    if (this.isOver) return;
    const isTooMuch = !this.isWanted;
    this.takeNothing(CONTROL_COST);
    if (isTooMuch) this.#pause();
  }

  /**
   * Those that come while an answer is under way are passed over (RFC 6455,
   * 5.5.3): the answers to a peer that does not read would pile up.
   */
  #answerPing(data: Uint8Array): void {
    this.#takeControl();
    if (this.#isAnswering) return;
    this.#isAnswering = true;
    this.#socket.pong(data, false, () => this.#isAnswering = false);
  }

  #pause(): void {
    if (this.#isPaused) return;
    this.#isPaused = true;
    this.#socket.pause();
  }

  /** Goes on taking messages out of the socket. */
  protected override receive(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    // A pong may have waited unread.
    this.#wasHeard = true;
    this.#socket.resume();
  }
}

/** A message ends its last line, whether or not it says so. */
function withEnd(data: Uint8Array): Uint8Array {
  if (data.at(-1) === LF) return data;
  const bytes = new Uint8Array(data.length + 1);
  bytes.set(data);
  bytes[data.length] = LF;
  return bytes;
}
