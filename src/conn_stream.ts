/**
 * A connection as what `node:tls` and `node:http` run on.
 *
 * @module
 */

import { Duplex } from "node:stream";

const READ_BUFFER = 16 * 1024;

type Done = (error?: Error | null) => void;

/**
 * A connection of the runtime's as a stream of Node's.
 *
 * Node's own listeners would give such streams too, but once descriptors have
 * run out they never accept anybody again.
 */
export class ConnStream extends Duplex {
  readonly #conn: Deno.TcpConn;

  /** Takes over `conn`. */
  constructor(conn: Deno.TcpConn) {
    super({ allowHalfOpen: true });
    this.#conn = conn;
    // What is wrong is told by the end that follows.
    this.on("error", () => {});
  }

  override _read(): void {
    const buffer = new Uint8Array(READ_BUFFER);
    this.#conn.read(buffer).then(
      (count) => this.push(count === null ? null : buffer.subarray(0, count)),
      (error) => this.destroy(error),
    );
  }

  override _write(chunk: Uint8Array, _encoding: string, done: Done): void {
    this.#conn.write(chunk).then((count) => {
      if (count === chunk.length) done();
      else this._write(chunk.subarray(count), "", done);
    }, done);
  }

  override _final(done: Done): void {
    this.#conn.closeWrite().then(() => done(), () => done());
  }

  override _destroy(error: Error | null, done: Done): void {
    try {
      this.#conn.close();
    } catch {
      // It is closed already.
    }
    done(error);
  }
}
