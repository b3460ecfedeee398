/**
 * Connections as streams.
 *
 * @module
 */

import { Duplex } from "node:stream";
import { plainAddress } from "../address.ts";

/** A chunk as a stream hands it over when several wait. */
interface Waiting {
  readonly chunk: Uint8Array;
}

type Done = (error?: Error | null) => void;

// Every idle connection holds one of these.
const READ_BUFFER = 1024;

// Up to here, copying two pieces into one costs less than another write.
const MOST_COPIED = 16 * 1024;

/**
 * What `node:http` and `ws` speak over, for a connection that was accepted as
 * all others are. Their own way of listening stops for good, and says nothing,
 * when descriptors run out.
 */
export class ConnStream extends Duplex {
  /** The address of the peer. */
  readonly remoteAddress: string;
  readonly #conn: Deno.TcpConn | Deno.TlsConn;
  readonly #buffer = new Uint8Array(READ_BUFFER);
  #isReading = false;

  /** Takes over `conn`. */
  constructor(conn: Deno.TcpConn | Deno.TlsConn) {
    super({ allowHalfOpen: true });
    this.#conn = conn;
    this.remoteAddress = plainAddress(conn.remoteAddr.hostname);
    if ("setNoDelay" in conn) conn.setNoDelay();
    // The end that follows says enough.
    this.on("error", () => {});
  }

  /** Is there for `ws`; who comes here is timed elsewhere. */
  setTimeout(): this {
    return this;
  }

  /** Is there for `ws`; it is so from the start. */
  setNoDelay(): this {
    return this;
  }

  /** Takes in what comes next. */
  override _read(): void {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#conn.read(this.#buffer).then((count) => {
      this.#isReading = false;
      this.push(count === null ? null : this.#buffer.slice(0, count));
    }, (error) => {
      // TLS peers that close without saying so close all the same.
      if (error instanceof Deno.errors.UnexpectedEof) this.push(null);
      else this.destroy(error);
    });
  }

  /** Sends a chunk. */
  override _write(chunk: Uint8Array, _: string, done: Done): void {
    this.#send([chunk], done);
  }

  /** Sends several, as one if they are small: a frame is a head and a body. */
  override _writev(waiting: Waiting[], done: Done): void {
    const chunks = waiting.map(({ chunk }) => chunk);
    const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    this.#send(length > MOST_COPIED ? chunks : [join(chunks, length)], done);
  }

  /** Ends its own side. */
  override _final(done: Done): void {
    this.#conn.closeWrite().then(() => done(), () => done());
  }

  /** Closes at once. What is under way fails. */
  override _destroy(error: Error | null, done: Done): void {
    try {
      this.#conn.close();
    } catch {
      // It is closed already.
    }
    done(error);
  }

  #send(chunks: readonly Uint8Array[], done: Done): void {
    this.#sendAll(chunks).then(() => done(), done);
  }

  async #sendAll(chunks: readonly Uint8Array[]): Promise<void> {
    for (const chunk of chunks) {
      let at = await this.#conn.write(chunk);
      while (at < chunk.length) {
        at += await this.#conn.write(chunk.subarray(at));
      }
    }
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
