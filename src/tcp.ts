/**
 * Connections over TCP.
 *
 * @module
 */

import { plainAddress } from "./address.ts";
import type { Connection } from "./connection.ts";
import { type Line, LineDecoder } from "./lines.ts";

/** The numbers that a TCP connection runs by. */
export interface TcpLimits {
  /** A line without its end, in bytes. */
  readonly line: number;
  /** Text without a newline counts as a line after this, in milliseconds. */
  readonly unfinishedLine: number;
  /** How long a closed connection is still read, in milliseconds. */
  readonly linger: number;
  /** How long a TLS handshake may take, in milliseconds. */
  readonly handshake: number;
}

/** How lines are read. */
export interface TcpOptions {
  /** Whether text that stays without a newline counts as a line. @default {false} */
  readonly newlineOptional?: boolean;
}

// Every idle connection holds one of these: small enough that ten thousand
// cost little, large enough for most lines.
const READ_BUFFER = 2048;

// What TLS can encrypt in one go.
const LARGEST_WRITE = 64 * 1024;

/** A peer that came over TCP, with TLS or without. */
export class TcpConnection implements Connection {
  readonly transport: "tcp" | "tls";
  readonly isJson = false;
  readonly address: string;
  readonly #conn: Deno.TcpConn | Deno.TlsConn;
  readonly #limits: TcpLimits;
  readonly #newlineOptional: boolean;
  readonly #decoder: LineDecoder;
  readonly #buffer = new Uint8Array(READ_BUFFER);
  // Made once, as they are needed for every read.
  readonly #took = (count: number | null) => this.#take(count);
  readonly #failed = (error: unknown) => {
    // TLS peers that close without saying so close all the same.
    if (error instanceof Deno.errors.UnexpectedEof) this.#take(null);
    else this.#fail();
  };
  // The operation under way, and whom to give what it brings.
  #incoming: Promise<number | null> | undefined;
  #give: ((lines: Line[] | undefined) => void) | undefined;
  #unfinished: ReturnType<typeof setTimeout> | undefined;
  // Bytes since the last line.
  #barren = 0;
  #isOver = false;
  #endedCleanly = false;

  /** Takes over `conn`, and does the handshake if there is one to do. */
  constructor(
    conn: Deno.TcpConn | Deno.TlsConn,
    limits: TcpLimits,
    options: TcpOptions = {},
  ) {
    this.#conn = conn;
    this.#limits = limits;
    this.#newlineOptional = options.newlineOptional ?? false;
    this.#decoder = new LineDecoder(limits.line);
    this.address = plainAddress(conn.remoteAddr.hostname);
    this.transport = "handshake" in conn ? "tls" : "tcp";
    if ("handshake" in conn) {
      this.#shakeHands(conn);
    } else {
      setUp(conn);
    }
  }

  get localAddress(): string {
    return plainAddress(this.#conn.localAddr.hostname);
  }

  get endedCleanly(): boolean {
    return this.#endedCleanly;
  }

  read(): Promise<Line[] | undefined> {
    if (this.#isOver) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#give = resolve;
      this.#receive();
    });
  }

  stopReading(): void {
    this.#isOver = true;
    this.#pass(undefined);
  }

  write(bytes: Uint8Array): Promise<number> {
    return this.#conn.write(
      bytes.length > LARGEST_WRITE ? bytes.subarray(0, LARGEST_WRITE) : bytes,
    );
  }

  async end(): Promise<void> {
    this.stopReading();
    const deadline = setTimeout(() => this.close(), this.#limits.linger);
    try {
      // Closing while something is unread resets the connection, and a reset
      // throws away what the peer has not received yet.
      await this.#conn.closeWrite();
      while (!this.#endedCleanly) {
        const count = await (this.#incoming ?? this.#conn.read(this.#buffer));
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

  /** A peer that does not finish its handshake in time is closed. */
  async #shakeHands(conn: Deno.TlsConn): Promise<void> {
    const deadline = setTimeout(() => this.close(), this.#limits.handshake);
    try {
      await conn.handshake();
    } catch {
      this.close();
    } finally {
      clearTimeout(deadline);
    }
  }

  #receive(): void {
    if (this.#newlineOptional && this.#decoder.hasPending) {
      this.#unfinished = setTimeout(
        () => this.#pass(this.#decoder.end()),
        this.#limits.unfinishedLine,
      );
    }
    if (this.#incoming !== undefined) return;
    this.#incoming = this.#conn.read(this.#buffer);
    this.#incoming.then(this.#took, this.#failed);
  }

  #take(count: number | null): void {
    this.#incoming = undefined;
    clearTimeout(this.#unfinished);
    if (count === null) {
      this.#isOver = this.#endedCleanly = true;
      const rest = this.#decoder.end();
      return this.#pass(rest.length > 0 ? rest : undefined);
    }
    if (this.#isOver) return;
    const lines = this.#decoder.push(this.#buffer.subarray(0, count));
    this.#barren += count;
    // What holds no line costs its sender too, or it could be sent without end.
    if (lines.length > 0 || this.#barren > this.#limits.line) this.#pass(lines);
    else this.#receive();
  }

  #fail(): void {
    this.#incoming = undefined;
    this.#isOver = true;
    this.#pass(undefined);
  }

  #pass(lines: Line[] | undefined): void {
    clearTimeout(this.#unfinished);
    const give = this.#give;
    this.#give = undefined;
    this.#barren = 0;
    give?.(lines);
  }
}

function setUp(conn: Deno.TcpConn): void {
  try {
    conn.setNoDelay();
    // Peers that vanished without a word are found in the end.
    conn.setKeepAlive();
  } catch {
    // Some systems refuse when the peer is gone already; reading will tell.
  }
}
