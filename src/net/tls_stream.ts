/**
 * The server's side of TLS over a stream.
 *
 * @module
 */

import { type SecureContext, TLSSocket } from "node:tls";
import type { ConnectionStream } from "./connection_stream.ts";

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
