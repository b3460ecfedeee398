/**
 * Connections over TLS.
 *
 * @module
 */

import { createSecureContext, type SecureContext, TLSSocket } from "node:tls";
import { plainAddress } from "./address.ts";
import { ConnectionStream, written } from "./connection_stream.ts";
import type { Connection } from "./connection.ts";
import { LineReader, type LineReaderOptions } from "./line_reader.ts";
import type { Line } from "./line_decoder.ts";
import type { TcpLimits } from "./tcp_connection.ts";

/** A certificate chain and its private key, in PEM (RFC 7468). */
export interface Certificate {
  /** The chain, the server's own first. */
  readonly cert: string;
  /** The private key. */
  readonly key: string;
}

/** The numbers that a TLS connection runs by. */
export interface TlsLimits extends TcpLimits {
  /** How long a handshake may take, in milliseconds. */
  readonly handshake: number;
}

// What TLS can encrypt in one go, and a peer that reads slowly is held with.
const LARGEST_WRITE = 64 * 1024;

/**
 * What handshakes are made with.
 *
 * @throws {Error} When it is no certificate, or the key is not the one for it.
 */
export function contextOf(certificate: Certificate): SecureContext {
  // `node:tls` would find out with the first who comes.
  Deno.listenTls({ hostname: "127.0.0.1", port: 0, ...certificate }).close();
  return createSecureContext({ ...certificate });
}

/**
 * A peer that came over TLS.
 *
 * `Deno.TlsConn` will not do: closed before its handshake is over, or while the
 * peer does not read, it keeps its descriptor for as long as the peer likes.
 */
export class TlsConnection implements Connection {
  readonly transport = "tls";
  readonly isJson = false;
  readonly address: string;
  readonly localAddress: string;
  readonly #stream: ConnectionStream;
  readonly #socket: TLSSocket;
  readonly #limits: TlsLimits;
  readonly #lines: LineReader;
  readonly #closed: Promise<void>;
  #endedCleanly = false;

  /** Takes over `conn`, and does the handshake. */
  constructor(
    conn: Deno.TcpConn,
    context: SecureContext,
    limits: TlsLimits,
    options: LineReaderOptions = {},
  ) {
    this.address = plainAddress(conn.remoteAddr.hostname);
    this.localAddress = plainAddress(conn.localAddr.hostname);
    this.#limits = limits;
    this.#stream = new ConnectionStream(conn);
    this.#socket = secure(this.#stream, context);
    this.#lines = new LineReader(limits, options, {
      receive: () => this.#socket.resume(),
    });
    this.#socket.on("data", (bytes) => this.#take(bytes)).pause();
    this.#socket.on("end", () => {
      this.#endedCleanly = true;
      this.#lines.end();
    });
    this.#closed = this.#watch();
  }

  get endedCleanly(): boolean {
    return this.#endedCleanly;
  }

  read(): Promise<Line[] | undefined> {
    return this.#lines.read();
  }

  stopReading(): void {
    this.#lines.stop();
  }

  write(bytes: Uint8Array): Promise<number> {
    const part = bytes.subarray(0, LARGEST_WRITE);
    return written(this.#socket, part).then(() => part.length);
  }

  async end(): Promise<void> {
    this.stopReading();
    const deadline = setTimeout(() => this.close(), this.#limits.linger);
    this.#socket.end();
    this.#socket.resume();
    await this.#closed;
    clearTimeout(deadline);
  }

  close(): void {
    this.stopReading();
    this.#socket.destroy();
    this.#stream.destroy();
  }

  /** A peer that does not finish its handshake in time is closed. */
  #watch(): Promise<void> {
    const deadline = setTimeout(() => this.close(), this.#limits.handshake);
    // What is wrong is told by the end that follows.
    this.#socket.on("error", () => {});
    this.#socket.on("secure", () => clearTimeout(deadline));
    return new Promise((resolve) => {
      this.#socket.on("close", () => {
        clearTimeout(deadline);
        this.close();
        resolve();
      });
    });
  }

  #take(bytes: Uint8Array): void {
    this.#lines.take(bytes);
    if (!this.#lines.isWanted) this.#socket.pause();
  }
}

/** The server's side of TLS over a stream. */
function secure(
  stream: ConnectionStream,
  secureContext: SecureContext,
): TLSSocket {
  const options = { isServer: true, allowHalfOpen: true, secureContext };
  // Any duplex stream will do, though the type asks for a socket.
  return new TLSSocket(stream as never, options);
}
