/**
 * Connections that come through a proxy.
 *
 * @module
 */

import type { PeerConn } from "./peer.ts";
import { LARGEST_HEADER, parseProxyHeader } from "./proxy_header.ts";

/** A proxy that sent no header, or one that cannot be read. */
export class ProxyHeaderError extends Error {
  /** The kind of error. */
  override name = "ProxyHeaderError";
}

/** A connection of a proxy's, with the addresses of the proxy's client. */
class ProxiedConn implements PeerConn {
  readonly remoteAddr: Deno.NetAddr;
  readonly localAddr: Deno.NetAddr;
  readonly #conn: PeerConn;
  // The bytes that came behind the header.
  #early: Uint8Array;

  constructor(
    conn: PeerConn,
    early: Uint8Array,
    source: string,
    destination: string,
  ) {
    this.#conn = conn;
    this.#early = early;
    this.remoteAddr = { ...conn.remoteAddr, hostname: source };
    this.localAddr = { ...conn.localAddr, hostname: destination };
  }

  read(buffer: Uint8Array): Promise<number | null> {
    if (this.#early.length === 0) return this.#conn.read(buffer);
    const part = this.#early.subarray(0, buffer.length);
    this.#early = this.#early.subarray(part.length);
    buffer.set(part);
    return Promise.resolve(part.length);
  }

  write(bytes: Uint8Array): Promise<number> {
    return this.#conn.write(bytes);
  }

  closeWrite(): Promise<void> {
    return this.#conn.closeWrite();
  }

  close(): void {
    this.#conn.close();
  }
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
      const {
        source = conn.remoteAddr.hostname,
        destination = conn.localAddr.hostname,
      } = header;
      return new ProxiedConn(conn, early, source, destination);
    }
  } finally {
    clearTimeout(timer);
  }
}
