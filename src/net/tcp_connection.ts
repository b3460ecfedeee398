/**
 * Connections over TCP.
 *
 * @module
 */

import { plainAddress } from "./address.ts";
import type { Connection } from "./connection.ts";
import {
  LineReader,
  type LineReaderLimits,
  type LineReaderOptions,
  type Source,
} from "./line_reader.ts";
import type { Line } from "./line_decoder.ts";

/** The numbers that a TCP connection runs by. */
export interface TcpLimits extends LineReaderLimits {
  /** How long a closed connection is still read, in milliseconds. */
  readonly linger: number;
}

// Every idle connection holds a buffer: small enough that ten thousand cost
// little, large enough for nearly all lines. Whoever fills it gets a larger one
// for as long as so much comes.
const SMALL_BUFFER = 512, LARGE_BUFFER = 4096;

/** A peer that came over TCP. */
export class TcpConnection implements Connection, Source {
  readonly transport = "tcp";
  readonly isJson = false;
  readonly address: string;
  readonly #conn: Deno.TcpConn;
  readonly #limits: TcpLimits;
  readonly #lines: LineReader;
  #buffer = new Uint8Array(SMALL_BUFFER);
  // Made once, as they are needed for every read.
  readonly #took = (count: number | null) => this.#take(count);
  readonly #failed = () => {
    this.#reading = undefined;
    this.#lines.stop();
  };
  // The operation under way.
  #reading: Promise<number | null> | undefined;
  #endedCleanly = false;

  /** Takes over `conn`. */
  constructor(
    conn: Deno.TcpConn,
    limits: TcpLimits,
    options: LineReaderOptions = {},
  ) {
    this.#conn = conn;
    this.#limits = limits;
    this.#lines = new LineReader(limits, options, this);
    this.address = plainAddress(conn.remoteAddr.hostname);
  }

  get localAddress(): string {
    return plainAddress(this.#conn.localAddr.hostname);
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
    return this.#conn.write(bytes);
  }

  async end(): Promise<void> {
    this.stopReading();
    const deadline = setTimeout(() => this.close(), this.#limits.linger);
    try {
      // Closing while something is unread resets the connection, and a reset
      // throws away what the peer has not received yet.
      await this.#conn.closeWrite();
      while (!this.#endedCleanly) {
        const count = await (this.#reading ?? this.#conn.read(this.#buffer));
        if (count === null) this.#endedCleanly = true;
      }
    } catch {
      // The peer is gone, or the deadline has passed.
    } finally {
      clearTimeout(deadline);
      this.close();
    }
  }

  close(): void {
    this.stopReading();
    try {
      this.#conn.close();
    } catch {
      // It is closed already.
    }
  }

  /** Reads, unless it does so already. */
  receive(): void {
    if (this.#reading !== undefined) return;
    this.#reading = this.#conn.read(this.#buffer);
    this.#reading.then(this.#took, this.#failed);
  }

  #take(count: number | null): void {
    this.#reading = undefined;
    if (count === null) {
      this.#endedCleanly = true;
      this.#lines.end();
    } else {
      const bytes = this.#buffer.subarray(0, count);
      this.#fitBuffer(count);
      this.#lines.take(bytes);
    }
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
