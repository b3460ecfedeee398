/**
 * Connections over TLS.
 *
 * @module
 */

import { written } from "./connection_stream.ts";
import type { Connection } from "./connection.ts";
import { LineReader, type LineReaderOptions } from "./line_reader.ts";
import { linger } from "./linger.ts";
import type { TcpLimits } from "./tcp_connection.ts";
import type { TlsStream } from "./tls_stream.ts";

// The most bytes of one write, which TLS holds for a peer that reads slowly.
const LARGEST_WRITE = 64 * 1024;

/** A peer that came over TLS. */
export class TlsConnection extends LineReader implements Connection {
  readonly transport = "tls";
  readonly isJson = false;
  readonly address: string;
  readonly localAddress: string;
  readonly #stream: TlsStream;
  readonly #linger: number;

  /**
   * Takes over a stream.
   *
   * @param early What was read from it already; "end" behind it if that was
   * all.
   */
  constructor(
    stream: TlsStream,
    limits: TcpLimits,
    options?: LineReaderOptions,
    early: readonly (Uint8Array | "end")[] = [],
  ) {
    super(limits, options);
    this.address = stream.address;
    this.localAddress = stream.localAddress;
    this.#stream = stream;
    this.#linger = limits.linger;
    const { socket } = stream;
    socket.on("data", (bytes) => {
      this.take(bytes);
      if (!this.isWanted) socket.pause();
    }).pause();
    socket.on("end", () => this.takeEnd(true));
    stream.closed.then(() => this.close());
    for (const part of early) {
      if (part === "end") this.takeEnd(true);
      else this.take(part);
    }
  }

  write(bytes: Uint8Array): Promise<number> {
    const part = bytes.subarray(0, LARGEST_WRITE);
    return written(this.#stream.socket, part).then(() => part.length);
  }

  end(): Promise<void> {
    return linger(this, this.#linger, () => {
      this.#stream.socket.end();
      this.#stream.socket.resume();
      return this.#stream.closed;
    });
  }

  close(): void {
    this.stopReading();
    this.#stream.close();
  }

  /** Asks for decrypted bytes. */
  protected override receive(): void {
    this.#stream.socket.resume();
  }
}
