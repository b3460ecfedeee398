/**
 * Connections that come through a proxy.
 *
 * @module
 */

import { BegunConn } from "./begun_conn.ts";
import type { PeerConn } from "./peer.ts";
import { LARGEST_HEADER, parseProxyHeader } from "./proxy_header.ts";

/** A proxy that sent no header, or one that cannot be read. */
export class ProxyHeaderError extends Error {
  /** The kind of error. */
  override name = "ProxyHeaderError";
}

/**
 * Reads the header that a proxy sends first, and gives the connection with its
 * client's addresses; undefined for a health check, which closes without bytes.
 *
 * @param deadline How long the header may take, in milliseconds.
 * @throws {ProxyHeaderError} When there is none.
 */
export async function acceptProxied(
  conn: PeerConn,
  deadline: number,
): Promise<PeerConn | undefined> {
  const timer = setTimeout(() => conn.close(), deadline);
  try {
    const buffer = new Uint8Array(LARGEST_HEADER);
    let length = 0;
    for (;;) {
      const count = await conn.read(buffer.subarray(length));
      if (count === null && length === 0) return undefined;
      length += count ?? 0;
      const bytes = buffer.subarray(0, length);
      const header = parseProxyHeader(bytes);
      if (header === "none" || (header === "more" && count === null)) {
        throw new ProxyHeaderError("no PROXY header came first");
      }
      if (header === "more") continue;
      const early = bytes.slice(header.length);
      return new BegunConn(conn, { early }, header);
    }
  } finally {
    clearTimeout(timer);
  }
}
