/**
 * TLS below HTTP.
 *
 * @module
 */

import type { Duplex } from "node:stream";
import type { SecureContext } from "node:tls";
import type { ConnectionStream } from "../net/connection_stream.ts";
import { tlsOver } from "../net/tls_stream.ts";

// The first byte of a handshake (RFC 8446, 5.1). No word of HTTP begins so.
const HANDSHAKE = 22;

/**
 * Waits for the first byte, and begins TLS if it is a handshake. Plain HTTP on
 * a port for HTTPS passes through, so that the reply can say so.
 */
export function secured(
  stream: ConnectionStream,
  context: SecureContext,
  onSecure: (secure: Duplex) => void,
  onPlain: (stream: ConnectionStream) => void,
): void {
  stream.once("data", (first: Uint8Array) => {
    stream.pause();
    stream.unshift(first);
    if (first[0] === HANDSHAKE) onSecure(encrypted(stream, context));
    else onPlain(stream);
  });
}

function encrypted(stream: ConnectionStream, context: SecureContext): Duplex {
  const secure = tlsOver(stream, context);
  // The stream below would otherwise be left open when this one is destroyed.
  secure.on("close", () => stream.destroy());
  return secure;
}
