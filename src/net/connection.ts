/**
 * What every transport gives.
 *
 * @module
 */

import type { Line } from "./line_decoder.ts";

/** One peer, however it reached the server. */
export interface Connection {
  /** How the peer came. */
  readonly transport: string;
  /** The peer's address, without port: IPv4, or IPv6 (RFC 5952). */
  readonly address: string;
  /** The server's address as the peer reached it, where that is known. */
  readonly localAddress?: string;
  /** Whether the peer is a program that wants JSON from the first byte. */
  readonly isJson: boolean;
  /** Whether a peer that is cut off comes back by itself, with a token. @default {false} */
  readonly canResume?: boolean;
  /** Whether the peer has shown one room alone, and is let go when that ends. @default {false} */
  readonly endsWithRoom?: boolean;

  /**
   * Gives the next lines; none, when more has come than a line may have and
   * there was no end of one in it. At the end, by whatever cause, undefined.
   * One call at a time. Never rejects.
   */
  read(): Promise<Line[] | undefined>;

  /** Ends the reading: a `read` under way, and all later ones, give undefined. */
  stopReading(): void;

  /** Whether the peer ended in an orderly way, once `read` gave undefined. */
  readonly endedCleanly: boolean;

  /**
   * Sends some of `bytes`, and tells how many. Whoever calls this waits for
   * one write before the next, and never changes the bytes.
   *
   * @throws When the connection is gone.
   */
  write(bytes: Uint8Array): Promise<number>;

  /** Closes when the peer has had the time to receive what was written. */
  end(): Promise<void>;

  /** Closes at once. What is under way fails. */
  close(): void;
}
