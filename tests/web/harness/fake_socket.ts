/**
 * A WebSocket without a network.
 *
 * @module
 */

import type { WsSocket } from "../../../src/web/ws_types.ts";

const encoder = new TextEncoder();

/** A WebSocket whose other end is the test. */
export class FakeSocket implements WsSocket {
  isPaused = false;
  isTerminated = false;
  protocol = "";
  readyState = 1;
  sent = 0;
  /** What is to be called when a pong has left. */
  readonly pongs: (() => void)[] = [];
  // deno-lint-ignore no-explicit-any
  readonly #listeners = new Map<string, (...args: any[]) => void>();

  says(text: string): void {
    this.#listeners.get("message")?.(encoder.encode(text), false);
  }

  /** Sends a frame without text. */
  controls(kind: "ping" | "pong"): void {
    this.#listeners.get(kind)?.(new Uint8Array(0));
  }

  // deno-lint-ignore no-explicit-any
  on(event: string, listener: (...args: any[]) => void): void {
    this.#listeners.set(event, listener);
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  terminate(): void {
    this.isTerminated = true;
  }

  send(): Promise<void> {
    this.sent++;
    return Promise.resolve();
  }

  pong(_data: Uint8Array, _isMasked: boolean, sent: () => void): void {
    this.pongs.push(sent);
  }

  ping() {}
  close() {}
}
