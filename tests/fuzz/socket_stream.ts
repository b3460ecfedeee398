/**
 * A socket as a stream that TLS can be put on.
 *
 * @module
 */

import type { Socket } from "node:net";
import { Duplex } from "node:stream";

/**
 * A socket as a stream of its own. Given the socket itself, the runtime's TLS
 * takes its descriptor away, and after a pause it may never tell that the server
 * has closed it. This way the socket tells so itself.
 */
export class SocketStream extends Duplex {
  readonly #socket: Socket;

  /** Takes over what a socket reads and writes. */
  constructor(socket: Socket) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    socket.on("data", (bytes) => {
      if (!this.push(bytes)) socket.pause();
    }).pause();
    socket.on("end", () => this.push(null));
    socket.on("close", () => this.destroy());
  }

  /** Reads the next bytes. */
  override _read(): void {
    this.#socket.resume();
  }

  /** Writes one piece. */
  override _write(
    bytes: Uint8Array,
    _encoding: string,
    done: (error?: Error | null) => void,
  ): void {
    this.#socket.write(bytes, done);
  }

  /** Ends its own side. */
  override _final(done: () => void): void {
    this.#socket.end(() => done());
  }

  /** Closes both sides. */
  override _destroy(
    error: Error | null,
    done: (error: Error | null) => void,
  ): void {
    this.#socket.destroy();
    done(error);
  }
}
