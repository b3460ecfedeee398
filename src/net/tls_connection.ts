/**
 * Connections over TLS.
 *
 * @module
 */

import type { SecureContext, TLSSocket } from "node:tls";
import { ConnectionStream, written } from "./connection_stream.ts";
import type { Connection } from "./connection.ts";
import { LineReader, type LineReaderOptions } from "./line_reader.ts";
import { linger } from "./linger.ts";
import { peerAddress, type PeerConn, reachedAddress } from "./peer.ts";
import { tlsOver } from "./tls_stream.ts";
import type { TcpLimits } from "./tcp_connection.ts";

/** The numbers that a TLS connection runs by. */
export interface TlsLimits extends TcpLimits {
  /** How long a handshake may take, in milliseconds. */
  readonly handshake: number;
}

// The most bytes of one write, which TLS holds for a peer that reads slowly.
const LARGEST_WRITE = 64 * 1024;

/**
 * A peer that came over TLS.
 *
 * It does not use `Deno.TlsConn`: that one, closed before its handshake is over
 * or while the peer does not read, keeps its descriptor for as long as the peer
 * likes.
 */
export class TlsConnection extends LineReader implements Connection {
  readonly transport = "tls";
  readonly isJson = false;
  readonly address: string;
  readonly localAddress: string;
  readonly #stream: ConnectionStream;
  readonly #socket: TLSSocket;
  readonly #limits: TlsLimits;
  readonly #closed: Promise<void>;

  /** Takes over `conn`, and does the handshake. */
  constructor(
    conn: PeerConn,
    context: SecureContext,
    limits: TlsLimits,
    options?: LineReaderOptions,
  ) {
    super(limits, options);
    this.address = peerAddress(conn);
    this.localAddress = reachedAddress(conn);
    this.#limits = limits;
    this.#stream = new ConnectionStream(conn);
    this.#socket = tlsOver(this.#stream, context, true);
    this.#socket.on("data", (bytes) => {
      this.take(bytes);
      if (!this.isWanted) this.#socket.pause();
    }).pause();
    this.#socket.on("end", () => this.takeEnd(true));
    this.#closed = this.#watch();
  }

  write(bytes: Uint8Array): Promise<number> {
    const part = bytes.subarray(0, LARGEST_WRITE);
    return written(this.#socket, part).then(() => part.length);
  }

  end(): Promise<void> {
    return linger(this, this.#limits.linger, () => {
      this.#socket.end();
      this.#socket.resume();
      return this.#closed;
    });
  }

  close(): void {
    this.stopReading();
    this.#socket.destroy();
    this.#stream.destroy();
  }

  /** Asks for decrypted bytes. */
  protected override receive(): void {
    this.#socket.resume();
  }

  /** Closes a peer that does not finish its handshake in time. */
  #watch(): Promise<void> {
    const deadline = setTimeout(() => this.close(), this.#limits.handshake);
    this.#socket.on("secure", () => clearTimeout(deadline));
    return new Promise((resolve) => {
      this.#socket.on("close", () => {
        clearTimeout(deadline);
        this.close();
        resolve();
      });
    });
  }
}
