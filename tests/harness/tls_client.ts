/**
 * Somebody who came with a line client over TLS.
 *
 * @module
 */

import { once } from "node:events";
import { connect, type TLSSocket } from "node:tls";
import { Witness } from "./witness.ts";

/** A TLS connection that sends lines and waits for what it is to see. */
export class TlsClient extends Witness implements AsyncDisposable {
  readonly #socket: TLSSocket;
  readonly #chunks: AsyncIterator<Uint8Array>;

  private constructor(name: string, socket: TLSSocket) {
    super(name);
    this.#socket = socket;
    this.#chunks = socket[Symbol.asyncIterator]();
    // Whoever waits for something sees the end, whatever caused it.
    socket.on("error", () => {});
  }

  /** Connects to a port of this machine, whatever its certificate. */
  static async connect(name: string, port: number): Promise<TlsClient> {
    const to = { host: "127.0.0.1", port, rejectUnauthorized: false };
    // No type knows of the last one.
    const socket = connect(Object.assign(to, { allowHalfOpen: true }));
    await once(socket, "secureConnect");
    return new TlsClient(name, socket);
  }

  /** Sends a line. */
  says(line: string): Promise<void> {
    return this.sends(`${line}\n`);
  }

  /** Sends a text as it is. Resolves when the system has taken it. */
  sends(text: string): Promise<void> {
    return new Promise((resolve) => this.#socket.write(text, () => resolve()));
  }

  /** Ends its own side, and goes on reading. */
  endsItsSide(): void {
    this.#socket.end();
  }

  /** Closes, and waits until it is closed. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#socket.closed) return;
    const closed = once(this.#socket, "close");
    this.#socket.destroy();
    await closed;
  }

  /** Reads when something is waited for, and not before. */
  protected override async receive(): Promise<Uint8Array | null> {
    const { done, value } = await this.#chunks.next();
    if (!done) return value;
    // When the server has ended its side, so does the client.
    this.#socket.end();
    return null;
  }
}
