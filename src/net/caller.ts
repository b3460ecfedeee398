/**
 * Peers of whom it is not known yet what they speak.
 *
 * @module
 */

import type { Duplex } from "node:stream";
import type { Connection } from "./connection.ts";
import type { Spoken } from "./guess_protocol.ts";
import type { LineReaderOptions } from "./line_reader.ts";
import type { PeerConn } from "./peer.ts";

/** Where requests over HTTP go. */
export interface HttpTaker {
  /** Takes over a connection. */
  take(conn: PeerConn): void;
  /** Takes over a stream that is decrypted already. */
  takeSecure(stream: Duplex, address: string): void;
}

/** A peer on a port for everybody. */
export interface Caller {
  /** The peer's address, without port. */
  readonly address: string;
  /** Waits until it is known what the peer speaks. Never rejects. */
  readonly spoken: Promise<Spoken>;
  /** The peer, as one that sends lines. The caller is of no more use then. */
  connection(lines: LineReaderOptions): Connection;
  /** Hands the peer over, as one that sends requests over HTTP. */
  visit(http: HttpTaker): void;
  /** Closes at once. */
  close(): void;
}
