/**
 * Callers over TCP.
 *
 * @module
 */

import { type Begun, BegunConn } from "./begun_conn.ts";
import type { Caller, HttpTaker } from "./caller.ts";
import { closeQuietly } from "./close_quietly.ts";
import { GUESSED_BYTES, type Spoken } from "./guess_protocol.ts";
import type { LineReaderOptions } from "./line_reader.ts";
import { peerAddress, type PeerConn } from "./peer.ts";
import { Sniffer, type SnifferOptions } from "./sniffer.ts";
import { TcpConnection, type TcpLimits } from "./tcp_connection.ts";

/** A peer that came over TCP, and has not said what it speaks. */
export class PlainCaller implements Caller {
  readonly address: string;
  readonly spoken: Promise<Spoken>;
  readonly #conn: PeerConn;
  readonly #limits: TcpLimits;
  readonly #buffer = new Uint8Array(GUESSED_BYTES);
  #length = 0;
  // The read under way, which nobody can take back.
  #reading: Promise<number | null> | undefined;

  /** Takes over `conn`, and begins to read. */
  constructor(
    conn: PeerConn,
    limits: TcpLimits,
    options: SnifferOptions,
  ) {
    this.address = peerAddress(conn);
    this.#conn = conn;
    this.#limits = limits;
    const { promise, resolve } = Promise.withResolvers<Spoken>();
    this.spoken = promise;
    this.#read(new Sniffer(options, resolve));
  }

  connection(lines: LineReaderOptions): TcpConnection {
    return new TcpConnection(this.#conn, this.#limits, lines, this.#begun());
  }

  visit(http: HttpTaker): void {
    http.take(this.unread());
  }

  /** The connection, as if nothing had been read from it. */
  unread(): PeerConn {
    return new BegunConn(this.#conn, this.#begun());
  }

  close(): void {
    closeQuietly(this.#conn);
  }

  #begun(): Begun {
    const early = this.#buffer.subarray(0, this.#length);
    const reading = this.#reading;
    if (reading === undefined) return { early };
    return { early, reading, buffer: this.#buffer.subarray(this.#length) };
  }

  #read(sniffer: Sniffer): void {
    const reading = this.#conn.read(this.#buffer.subarray(this.#length));
    this.#reading = reading;
    reading.then((count) => {
      // Whoever it was handed over to has it.
      if (sniffer.isOver) return;
      // The end is left where it is, and so is a failure.
      if (count === null) return sniffer.end();
      this.#reading = undefined;
      this.#length += count;
      sniffer.see(this.#buffer.subarray(0, this.#length));
      if (!sniffer.isOver) this.#read(sniffer);
    }, () => sniffer.end());
  }
}
