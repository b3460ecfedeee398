/**
 * A connection as what `node:tls` and `node:http` run on.
 *
 * @module
 */

import { Duplex } from "node:stream";

// Every idle connection holds one of these.
const READ_BUFFER = 1024;

// Up to here, copying two pieces into one costs less than another write.
const MOST_COPIED = 16 * 1024;

/** Is called when a step of a stream is over. */
export type Done = (error?: Error | null) => void;

/**
 * A connection of the runtime's as a stream of Node's.
 *
 * Node's own listeners would give such streams too, but once descriptors have
 * run out they never accept anybody again.
 */
export class ConnStream extends Duplex {
  readonly #conn: Deno.TcpConn;
  readonly #buffer = new Uint8Array(READ_BUFFER);

  /** Takes over `conn`. */
  constructor(conn: Deno.TcpConn) {
    super({ allowHalfOpen: true });
    this.#conn = conn;
    // What is wrong is told by the end that follows.
    this.on("error", () => {});
  }

  /** Takes in what comes next. */
  /** Reads what comes next. */
  override _read(): void {
    // There is one at a time: the next is asked for when this one has pushed.
    this.#conn.read(this.#buffer).then(
      (count) => this.push(count && this.#buffer.slice(0, count)),
      (error) => this.destroy(error),
    );
  }

  /** Sends a chunk, all of it. */
  /** Writes one piece, in as many writes as it takes. */
  override _write(chunk: Uint8Array, _encoding: string, done: Done): void {
    this.#conn.write(chunk).then((count) => {
      if (count === chunk.length) done();
      else this._write(chunk.subarray(count), "", done);
    }, done);
  }

  /** Of small pieces, such as the head and the body of a frame, one is made. */
  override _writev(pieces: { chunk: Uint8Array }[], done: Done): void {
    const chunks = pieces.map(({ chunk }) => chunk);
    const length = chunks.reduce((sum, { length }) => sum + length, 0);
    if (length <= MOST_COPIED) this._write(joined(chunks, length), "", done);
    else this.#writeNext(chunks.values(), done);
  }

  /** Ends its own side. */
  /** Closes the sending side. */
  override _final(done: Done): void {
    this.#conn.closeWrite().then(() => done(), () => done());
  }

  /** Closes at once; what is under way fails. */
  /** Closes. */
  override _destroy(error: Error | null, done: Done): void {
    try {
      this.#conn.close();
    } catch {
      // It is closed already.
    }
    done(error);
  }

  #writeNext(chunks: IterableIterator<Uint8Array>, done: Done): void {
    const { value, done: isOver } = chunks.next();
    if (isOver) return done();
    this._write(value, "", (error) => {
      if (error) done(error);
      else this.#writeNext(chunks, done);
    });
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
