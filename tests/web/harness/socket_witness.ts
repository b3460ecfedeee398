/**
 * Somebody who sees the lines that come over a WebSocket, as they are.
 *
 * @module
 */

import { Witness } from "../../harness/witness.ts";
import type { SocketClient } from "./socket_client.ts";

/** Whoever looks at the bytes that a client receives. */
export class SocketWitness extends Witness {
  readonly #client: SocketClient;
  readonly #messages: Uint8Array[];
  #wake = () => {};

  /** Looks at everything that `client` has received and will receive. */
  constructor(client: SocketClient) {
    super(client.name);
    this.#client = client;
    const encoder = new TextEncoder();
    this.#messages = client.frames.map((frame) => encoder.encode(frame));
    client.socket.on("message", (data: Uint8Array) => {
      this.#messages.push(data);
      this.#wake();
    });
  }

  /** Sends a line. */
  says(line: string): void {
    this.#client.says(line);
  }

  /** Gives the next message. */
  protected override async receive(): Promise<Uint8Array | null> {
    while (this.#messages.length === 0) {
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
    return this.#messages.shift()!;
  }
}
