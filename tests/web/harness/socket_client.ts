/**
 * Somebody who came with a WebSocket.
 *
 * @module
 */

import { AssertionError } from "node:assert";
import { once } from "node:events";
import { WS } from "../../../src/web/ws.ts";
import { within } from "../../harness/within.ts";

// deno-lint-ignore no-explicit-any
const Ws = WS.WebSocket as any;

/** How somebody comes. */
export interface SocketOptions {
  /** The headers of the request. */
  readonly headers?: Record<string, string>;
  /** Whether pings are answered. @default {true} */
  readonly autoPong?: boolean;
}

/** A message of the server's. */
export type Seen = Record<string, unknown>;

/** A WebSocket that sends lines and waits for the messages it is to see. */
export class SocketClient implements AsyncDisposable {
  /** What it is called where a test fails. */
  readonly name: string;
  /** The WebSocket itself. */
  // deno-lint-ignore no-explicit-any
  readonly socket: any;
  /** The messages as they came, each of one line or several. */
  readonly frames: string[] = [];
  readonly #messages: Seen[] = [];
  readonly #passedOver: Seen[] = [];
  #wake = () => {};
  #code: number | undefined;

  // deno-lint-ignore no-explicit-any
  private constructor(name: string, socket: any) {
    this.name = name;
    this.socket = socket;
    socket.on("message", (data: Uint8Array) => {
      const frame = new TextDecoder().decode(data);
      this.frames.push(frame);
      for (const line of frame.split("\n")) {
        if (line !== "") this.#messages.push(JSON.parse(line));
      }
      this.#wake();
    });
    socket.on("close", (code: number) => {
      this.#code = code;
      this.#wake();
    });
    socket.on("error", () => {});
  }

  /** Connects. */
  static async connect(
    name: string,
    origin: string,
    { headers = {}, autoPong = true }: SocketOptions = {},
  ): Promise<SocketClient> {
    const url = `${origin.replace(/^http/, "ws")}/ws`;
    const socket = new Ws(url, {
      headers,
      autoPong,
      // It offers to compress, as browsers do.
      perMessageDeflate: true,
      // Certificates of tests vouch for themselves.
      rejectUnauthorized: false,
    });
    const client = new SocketClient(name, socket);
    await once(socket, "open");
    return client;
  }

  /** Sends lines as one message. */
  says(...lines: string[]): void {
    this.socket.send(lines.join("\n"));
  }

  /** Waits for a message that has all of `expected`, and passes over others. */
  async sees(expected: Seen): Promise<Seen> {
    for (;;) {
      const message = await this.#next(expected);
      if (message === undefined) this.#fail(expected, "the end came");
      if (has(message, expected)) return message;
      this.#passedOver.push(message);
    }
  }

  /** Waits for the end, and gives the code of the close frame. */
  async ends(): Promise<number> {
    while (await this.#next({ kind: "the end" }) !== undefined);
    return this.#code!;
  }

  /** Closes at once. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.socket.terminate();
    await this.ends();
  }

  async #next(expected: Seen): Promise<Seen | undefined> {
    while (this.#messages.length === 0 && this.#code === undefined) {
      const came = new Promise<void>((resolve) => this.#wake = resolve);
      await within(came, () => this.#fail(expected, "nothing came"));
    }
    return this.#messages.shift();
  }

  #fail(expected: Seen, instead: string): never {
    const before = this.#passedOver.slice(-20)
      .map((message) => `\n  ${JSON.stringify(message)}`);
    throw new AssertionError({
      message: `${this.name} waited for ${JSON.stringify(expected)}: ` +
        `${instead} after${before.join("")}`,
    });
  }
}

function has(message: Seen, expected: Seen): boolean {
  return Object.entries(expected).every(([key, value]) =>
    value instanceof RegExp
      ? value.test(String(message[key]))
      : JSON.stringify(message[key]) === JSON.stringify(value)
  );
}
