/**
 * A client's connection over TCP or TLS.
 *
 * @module
 */

// `Deno.TcpConn` cannot send a reset.
import { connect, type Socket } from "node:net";
import { connect as secured, type TLSSocket } from "node:tls";
import { SocketStream } from "./socket_stream.ts";
import type { Place, Wire, WireHandler } from "./wire.ts";

/** More than this is not piled up for a server that does not take it. */
const MOST_WAITING = 1024 * 1024;
/** How long TLS has for what came before the end, in milliseconds. */
const LAST_LINES = 1000;

/** A socket, with TLS or without. */
export class SocketWire implements Wire {
  readonly mayReturn = false;
  readonly #raw: Socket;
  readonly #socket: Socket | TLSSocket;
  #isOpen = true;

  /** Connects; without a handler, it never reads. */
  constructor({ port, isTls, from }: Place, handler?: WireHandler) {
    const to = { host: "127.0.0.1", port, localAddress: from };
    const options = { ...to, allowHalfOpen: true, noDelay: true };
    const raw = this.#raw = connect(options);
    const socket = this.#socket = isTls
      ? secured({
        socket: new SocketStream(raw) as never,
        rejectUnauthorized: false,
      })
      : raw;
    for (const each of [raw, socket]) {
      // The end that follows reports the error.
      each.on("error", () => {});
      each.on("close", () => this.#isOpen = false);
    }
    if (isTls) this.#watchTls();
    if (handler === undefined) return;
    socket.on("data", (bytes) => handler.heard(bytes));
    socket.on("end", () => socket.end());
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get canSend(): boolean {
    return this.#isOpen && this.#socket.writable &&
      this.#socket.writableLength < MOST_WAITING;
  }

  sends(bytes: Uint8Array): void {
    if (this.canSend) this.#socket.write(bytes);
  }

  sendsBelow(bytes: Uint8Array): void {
    if (this.canSend && this.#raw.writable) this.#raw.write(bytes);
  }

  pauses(): void {
    this.#socket.pause();
  }

  resumes(): void {
    this.#socket.resume();
  }

  endsItsSide(): void {
    this.#socket.end();
  }

  leaves(): void {
    this.endsItsSide();
  }

  resets(): void {
    this.#raw.resetAndDestroy();
  }

  closes(): void {
    this.#socket.destroy();
    this.#raw.destroy();
  }

  /**
   * The runtime's TLS may keep the end to itself: after an alert, and when the
   * client had stopped reading or had ended its own side.
   */
  #watchTls(): void {
    this.#socket.on("error", () => this.closes());
    this.#raw.on("end", () => setTimeout(() => this.closes(), LAST_LINES));
  }
}
