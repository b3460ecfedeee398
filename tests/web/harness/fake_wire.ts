/**
 * A wire whose other end is the test.
 *
 * @module
 */

import type { Message } from "../../../src/messages/json_message.ts";
import type { SocketWire } from "../../../src/web/page/socket_wire.js";

/** Gives the messages that a test says, and keeps the lines that were sent. */
export class FakeWire {
  /** What has been sent. */
  readonly sent: string[] = [];
  #messages: Message[] = [];
  #isOver = false;
  #wake = () => {};
  readonly #answer: (line: string, wire: FakeWire) => void;

  /**
   * Makes a wire that the server greets with a prompt.
   *
   * @param answer Is called for every line.
   */
  constructor(answer: (line: string, wire: FakeWire) => void = () => {}) {
    this.#answer = answer;
    this.tells({ kind: "prompt", for: "name" });
  }

  /** It, as the page takes it. */
  get wire(): SocketWire {
    return this as unknown as SocketWire;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Lets the server say something. */
  tells(...messages: Record<string, unknown>[]): void {
    for (const message of messages) {
      this.#messages.push(
        { time: TIME, text: "", ...message } as unknown as Message,
      );
    }
    this.#wake();
  }

  send(...lines: string[]): void {
    if (this.#isOver) return;
    this.sent.push(...lines);
    for (const line of lines) this.#answer(line, this);
  }

  async next(): Promise<Message | undefined> {
    while (this.#messages.length === 0 && !this.#isOver) {
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
    return this.#messages.shift();
  }

  drop(): void {
    this.#isOver = true;
    this.#wake();
  }
}

/** When everything happens unless it is said otherwise. */
export const TIME = "2026-01-02T03:04:05.000Z";
