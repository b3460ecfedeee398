/**
 * Connections over TCP.
 *
 * @module
 */

import type { Begun } from "./begun_conn.ts";
import { closeQuietly } from "./close_quietly.ts";
import type { ByteSink, Connection } from "./connection.ts";
import {
  LineReader,
  type LineReaderLimits,
  type LineReaderOptions,
} from "./line_reader.ts";
import { linger } from "./linger.ts";
import { peerAddress, type PeerConn, reachedAddress } from "./peer.ts";

/** The numbers that a TCP connection runs by. */
export interface TcpLimits extends LineReaderLimits {
  /** How long a closed connection is still read, in milliseconds. */
  readonly linger: number;
}

// Every idle connection holds a buffer: small enough that ten thousand cost
// little, large enough for nearly all lines. A client that fills it gets a
// larger one for as long as it does so.
const SMALL_BUFFER = 256, LARGE_BUFFER = 4096;

/** A peer that came over TCP. */
export class TcpConnection extends LineReader implements Connection {
  readonly transport = "tcp";
  readonly isJson = false;
  readonly address: string;
  readonly #conn: PeerConn;
  readonly #linger: number;
  #buffer: Uint8Array;
  // Made once, as they are needed for every read.
  readonly #took = (count: number | null) => this.#take(count);
  readonly #failed = () => {
    this.#reading = undefined;
    this.stopReading();
  };
  // The operation under way.
  #reading: Promise<number | null> | undefined;

  /**
   * Takes over `conn`.
   *
   * @param begun The reading of it that was begun. From then on, the connection
   * is read as any other.
   */
  constructor(
    conn: PeerConn,
    limits: TcpLimits,
    options?: LineReaderOptions,
    begun?: Begun,
  ) {
    super(limits, options);
    this.#conn = conn;
    this.#linger = limits.linger;
    this.address = peerAddress(conn);
    this.#buffer = begun?.buffer ?? new Uint8Array(SMALL_BUFFER);
    if (begun === undefined) return;
    this.take(begun.early);
    this.#reading = begun.reading;
    this.#reading?.then(this.#took, this.#failed);
  }

  get localAddress(): string {
    return reachedAddress(this.#conn);
  }

  get sink(): ByteSink {
    return this.#conn;
  }

  write(bytes: Uint8Array): Promise<number> {
    return this.#conn.write(bytes);
  }

  end(): Promise<void> {
    return linger(this, this.#linger, async () => {
      // Closing while something is unread resets the connection, and a reset
      // throws away what the peer has not received yet.
      await this.#conn.closeWrite();
      while (!this.endedCleanly) {
        const count = await (this.#reading ?? this.#conn.read(this.#buffer));
        if (count === null) this.takeEnd(true);
      }
    });
  }

  close(): void {
    this.stopReading();
    closeQuietly(this.#conn);
  }

  /** Reads, unless it does so already. */
  protected override receive(): void {
    if (this.#reading !== undefined) return;
    this.#reading = this.#conn.read(this.#buffer);
    this.#reading.then(this.#took, this.#failed);
  }

  #take(count: number | null): void {
    this.#reading = undefined;
    if (count === null) return this.takeEnd(true);
    const bytes = this.#buffer.subarray(0, count);
    this.#fitBuffer(count);
    this.take(bytes);
  }

  #fitBuffer(count: number): void {
    const { length } = this.#buffer;
    const size = count === length
      ? LARGE_BUFFER
      : count > SMALL_BUFFER
      ? length
      : SMALL_BUFFER;
    if (size !== length) this.#buffer = new Uint8Array(size);
  }
}
