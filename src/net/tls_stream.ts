/**
 * The server's side of TLS over a stream.
 *
 * @module
 */

import { type SecureContext, TLSSocket } from "node:tls";
import { ConnectionStream } from "./connection_stream.ts";
import { peerAddress, type PeerConn, reachedAddress } from "./peer.ts";

/**
 * The answer to a handshake where there is no certificate: an alert that says
 * that it failed (RFC 8446, 6.2).
 */
export const NO_TLS: Uint8Array = Uint8Array.of(21, 3, 3, 0, 2, 2, 40);

/**
 * Begins TLS over a stream.
 *
 * 1. Pausing it pauses the stream below, too: by itself, Node goes on decrypting
 *    for a reader that has stopped, and one client could fill the memory.
 * 2. A fatal error (RFC 8446, 6.2) ends it: by itself, a socket without a server
 *    of `node:tls` stays open for as long as the peer likes.
 */
export function tlsOver(
  stream: ConnectionStream,
  secureContext: SecureContext,
  allowHalfOpen = false,
): TLSSocket {
  const options = { isServer: true, allowHalfOpen, secureContext };
  // Any duplex stream will do, though the type asks for a socket.
  const secure = new TLSSocket(stream as never, options);
  secure.on("pause", () => stream.holdBack());
  secure.on("resume", () => stream.goOn());
  // The error of the protocol has this name, which no type knows.
  secure.on("_tlsError" as "error", () => secure.destroy());
  // The end that follows reports the error.
  secure.on("error", () => {});
  return secure;
}

/**
 * TLS over a connection. A peer that does not finish its handshake in time is
 * closed.
 *
 * It does not use `Deno.TlsConn`: that one, closed before its handshake is over
 * or while the peer does not read, keeps its descriptor for as long as the peer
 * likes.
 */
export class TlsStream {
  /** The peer's address, without port. */
  readonly address: string;
  /** The address of this machine as the peer reached it, without port. */
  readonly localAddress: string;
  /** The decrypted stream. It is paused. */
  readonly socket: TLSSocket;
  /** Resolves when it is closed. */
  readonly closed: Promise<void>;
  readonly #stream: ConnectionStream;

  /**
   * Takes over `conn`, and does the handshake.
   *
   * @param handshake How long that may take, in milliseconds.
   */
  constructor(conn: PeerConn, context: SecureContext, handshake: number) {
    this.address = peerAddress(conn);
    this.localAddress = reachedAddress(conn);
    this.#stream = new ConnectionStream(conn);
    this.socket = tlsOver(this.#stream, context, true);
    this.socket.pause();
    this.closed = this.#watch(handshake);
  }

  /** Closes at once. */
  close(): void {
    this.socket.destroy();
    this.#stream.destroy();
  }

  #watch(handshake: number): Promise<void> {
    const deadline = setTimeout(() => this.close(), handshake);
    this.socket.on("secure", () => clearTimeout(deadline));
    return new Promise((resolve) => {
      this.socket.on("close", () => {
        clearTimeout(deadline);
        this.close();
        resolve();
      });
    });
  }
}
