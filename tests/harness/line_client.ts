/**
 * Somebody who came with a line client.
 *
 * @module
 */

import { once } from "node:events";
// `Deno.TcpConn` cannot send a reset.
import { connect, type Socket } from "node:net";
import { Witness } from "./witness.ts";

/** Where a client connects to. */
export interface Address {
  /** @default {"127.0.0.1"} */
  readonly host?: string;
  /** The server's port. */
  readonly port: number;
  /** Where the client itself comes from. @default {anywhere} */
  readonly from?: string;
}

/** A TCP connection that sends lines and waits for what it is to see. */
export class LineClient extends Witness implements Disposable {
  readonly #socket: Socket;
  readonly #chunks: AsyncIterator<Uint8Array>;
  #wasReset = false;

  private constructor(name: string, socket: Socket) {
    super(name);
    this.#socket = socket;
    this.#chunks = socket[Symbol.asyncIterator]();
    // Whoever waits for something sees the end, whatever caused it.
    socket.on("error", () => {});
  }

  /** Connects. */
  static async connect(name: string, address: Address): Promise<LineClient> {
    const { host = "127.0.0.1", port, from } = address;
    const socket = connect({
      ...{ host, port, allowHalfOpen: true, noDelay: true },
      ...from !== undefined && { localAddress: from },
    });
    await once(socket, "connect");
    return new LineClient(name, socket);
  }

  /** Whether the end was a reset. */
  get wasReset(): boolean {
    return this.#wasReset;
  }

  /** Sends a line. */
  says(line: string): Promise<void> {
    return this.sends(`${line}\n`);
  }

  /** Sends bytes as they are. Resolves when the system has taken them. */
  sends(bytes: string | Uint8Array): Promise<void> {
    return new Promise((resolve) => this.#socket.write(bytes, () => resolve()));
  }

  /** Ends its own side, and goes on reading. */
  endsItsSide(): void {
    this.#socket.end();
  }

  /** Breaks off with a reset. */
  resets(): void {
    this.#socket.resetAndDestroy();
  }

  /** Closes, unless it is closed. */
  closes(): void {
    this.#socket.destroy();
  }

  /** The same, for `using`. */
  [Symbol.dispose](): void {
    this.closes();
  }

  /** Reads when something is waited for, and not before. */
  protected override async receive(): Promise<Uint8Array | null> {
    try {
      const { done, value } = await this.#chunks.next();
      if (!done) return value;
      // As nc does: when the server has ended its side, so does the client.
      this.#socket.end();
      return null;
    } catch (error) {
      if ((error as { code?: string }).code !== "ECONNRESET") throw error;
      this.#wasReset = true;
      return null;
    }
  }
}
