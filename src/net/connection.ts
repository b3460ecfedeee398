/**
 * The interface of every transport.
 *
 * @module
 */

import type { Line } from "./line_decoder.ts";

/** What bytes are written to. */
export interface ByteSink {
  /**
   * Sends some of `bytes` and tells how many. The caller waits for one write
   * before the next, and never changes the bytes.
   *
   * @throws When the connection is gone.
   */
  write(bytes: Uint8Array): Promise<number>;
}

/** One peer, however it reached the server. */
export interface Connection extends ByteSink {
  /** The name of the transport. */
  readonly transport: string;
  /** The peer's address, without port: IPv4, or IPv6 (RFC 5952). */
  readonly address: string;
  /** The server's address as the peer reached it, where that is known. */
  readonly localAddress?: string;
  /**
   * Whether the peer is on this machine, and reached the server by a name that
   * means no other. @default {false}
   */
  readonly isLocal?: boolean;
  /** Whether the peer is a program that wants JSON from the first byte. */
  readonly isJson: boolean;
  /**
   * Whether the peer's program reconnects by itself, with a token.
   * @default {false}
   */
  readonly canResume?: boolean;
  /**
   * Whether the peer's program shows one room only, so that the connection ends
   * with the room. @default {false}
   */
  readonly endsWithRoom?: boolean;

  /**
   * Reads the next lines and calls `give` with them, at once where they are
   * there: with an empty array when the bound was exceeded without a line end,
   * with undefined at the end, whatever its cause. One call at a time; `give`
   * may read again, and throws nothing.
   */
  read(give: (lines: Line[] | undefined) => void): void;

  /**
   * Ends the reading: a `read` under way, and all later ones, give undefined;
   * not before the caller has returned.
   */
  stopReading(): void;

  /**
   * Whether an orderly end is a goodbye. A WebSocket tells one from a closed
   * page; over TCP, a program that was killed ends in the same way.
   */
  readonly tellsGoodbye?: boolean;

  /** Whether the peer ended in an orderly way, once `read` gave undefined. */
  readonly endedCleanly: boolean;

  /**
   * What it writes to, where it changes no byte of what it is given: to write
   * there at once is as good. @default {itself}
   */
  readonly sink?: ByteSink;

  /** Closes once the peer has had time to receive the written bytes. */
  end(): Promise<void>;

  /** Closes at once. Operations under way fail. */
  close(): void;
}
