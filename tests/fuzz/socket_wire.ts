/**
 * A client's connection over TCP or TLS.
 *
 * @module
 */

// `Deno.TcpConn` cannot send a reset.
import { connect, type Socket } from "node:net";
import { connect as secured, type TLSSocket } from "node:tls";
import type { Place, Wire, WireHandler } from "./wire.ts";

/** More than this is not piled up for a server that does not take it. */
const MOST_WAITING = 1024 * 1024;

/** A socket, with TLS or without. */
export class SocketWire implements Wire {
  readonly mayReturn = false;
  readonly #raw: Socket;
  readonly #socket: Socket | TLSSocket;
  #isOpen = true;
  // The runtime fails when TLS is let go of before it has begun.
  #hasBegun = false;
  #afterwards: (() => void) | undefined;

  /** Connects; without a handler, it never reads. */
  constructor({ port, isTls, from }: Place, handler?: WireHandler) {
    const to = { host: "127.0.0.1", port, localAddress: from };
    const options = { ...to, allowHalfOpen: true, noDelay: true };
    const raw = this.#raw = connect(options);
    const socket = this.#socket = isTls
      ? secured({ socket: raw, rejectUnauthorized: false })
      : raw;
    for (const each of [raw, socket]) {
      // The end that follows reports the error.
      each.on("error", () => {});
      each.on("close", () => this.#isOpen = false);
    }
    socket.once("connect", () => {
      this.#hasBegun = true;
      this.#afterwards?.();
    });
    // An alert of TLS ends what is read, whether or not an end follows.
    if (isTls) socket.on("error", () => this.closes());
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
    this.#onceBegun(() => this.#raw.resetAndDestroy());
  }

  closes(): void {
    this.#onceBegun(() => {
      this.#socket.destroy();
      this.#raw.destroy();
    });
  }

  #onceBegun(step: () => void): void {
    if (this.#hasBegun || this.#raw === this.#socket) step();
    else this.#afterwards = step;
  }
}
