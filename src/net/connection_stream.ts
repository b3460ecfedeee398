/**
 * A connection as a stream for `node:tls` and `node:http`.
 *
 * @module
 */

import { Duplex, type Writable } from "node:stream";
import { setImmediate } from "node:timers";
import { closeQuietly } from "./close_quietly.ts";
import type { PeerConn } from "./peer.ts";

// Every idle connection holds one of these.
const READ_BUFFER = 1024;

// Up to here, copying two pieces into one costs less than another write.
const MOST_COPIED = 16 * 1024;

/** The callback at the end of a step of a stream. */
export type Done = (error?: Error | null) => void;

/**
 * A connection of Deno's as a stream of Node's.
 *
 * Node's own listeners give such streams too, but once descriptors have run out
 * they never accept a connection again.
 *
 * 1. Written bytes go out whole and in order, by `send` as by the stream.
 * 2. A write settles when the kernel has taken all of it, so a peer that does
 *    not read delays only its own writes.
 * 3. A write that fails destroys the stream.
 * 4. It reads once in a turn of the event loop. A connection with much to read
 *    gives it at once, and Node asks for more at once: one WebSocket that sent
 *    without pause held everybody else up for half a second.
 */
export class ConnectionStream extends Duplex {
  readonly #conn: PeerConn;
  readonly #buffer = new Uint8Array(READ_BUFFER);
  #isSending = false;
  // The stream's next step, which waits for the bytes that `send` writes.
  #held: (() => void) | undefined;
  #isHeldBack = false;
  #wantsRead = false;
  // Whether it has read in this turn of the event loop.
  #hasRead = false;

  /** Takes over `conn`. */
  constructor(conn: PeerConn) {
    super({ allowHalfOpen: true });
    this.#conn = conn;
    // The end that follows reports the error.
    this.on("error", () => {});
  }

  /**
   * Sends `bytes`, past the stream's queue while nothing is in it: that makes
   * 1,000 sends 8 % cheaper.
   */
  send(bytes: Uint8Array): Promise<void> {
    if (this.#isSending || this.writableLength > 0 || !this.writable) {
      return written(this, bytes);
    }
    this.#isSending = true;
    return this.#conn.write(bytes).then(
      (count) => this.#sent(bytes, count),
      (error) => this.#fail(error),
    );
  }

  /**
   * `node:http` calls it to close connections that are silent between two
   * requests. The owner of the stream keeps that time already.
   */
  setTimeout(): this {
    return this;
  }

  /** Reads no more from the connection until {@linkcode goOn}. */
  holdBack(): void {
    this.#isHeldBack = true;
  }

  /** Reads again. */
  goOn(): void {
    this.#isHeldBack = false;
    this.#readOn();
  }

  /** Reads the next bytes. */
  override _read(): void {
    if (this.#isHeldBack || this.#hasRead) {
      this.#wantsRead = true;
      return;
    }
    this.#hasRead = true;
    setImmediate(() => {
      this.#hasRead = false;
      this.#readOn();
    });
    // One read at a time: Node asks for the next when this one has pushed.
    this.#conn.read(this.#buffer).then(
      (count) => this.push(count && this.#buffer.slice(0, count)),
      (error) => this.destroy(error),
    );
  }

  /** Writes one piece, in as many writes as it takes. */
  override _write(chunk: Uint8Array, _encoding: string, done: Done): void {
    this.#afterSend(() => {
      this.#conn.write(chunk).then((count) => {
        if (count === chunk.length) done();
        else this._write(chunk.subarray(count), "", done);
      }, done);
    });
  }

  /** Joins small pieces, such as the head and the body of a frame, into one. */
  override _writev(pieces: { chunk: Uint8Array }[], done: Done): void {
    const chunks = pieces.map(({ chunk }) => chunk);
    const length = chunks.reduce((sum, { length }) => sum + length, 0);
    if (length <= MOST_COPIED) this._write(joined(chunks, length), "", done);
    else this.#writeNext(chunks.values(), done);
  }

  /** Closes the sending side. */
  override _final(done: Done): void {
    this.#afterSend(() => {
      this.#conn.closeWrite().then(() => done(), () => done());
    });
  }

  /** Closes at once; operations under way fail. */
  override _destroy(error: Error | null, done: Done): void {
    closeQuietly(this.#conn);
    done(error);
  }

  #readOn(): void {
    if (!this.#wantsRead || this.destroyed) return;
    this.#wantsRead = false;
    this._read();
  }

  #sent(bytes: Uint8Array, count: number): Promise<void> | void {
    if (count === bytes.length) return this.#release();
    const rest = bytes.subarray(count);
    return this.#conn.write(rest).then(
      (more) => this.#sent(rest, more),
      (error) => this.#fail(error),
    );
  }

  #fail(error: Error): never {
    this.destroy(error);
    this.#release();
    throw error;
  }

  #afterSend(step: () => void): void {
    if (this.#isSending) this.#held = step;
    else step();
  }

  #release(): void {
    this.#isSending = false;
    const held = this.#held;
    this.#held = undefined;
    held?.();
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

/** Writes `bytes` to a stream. Settles when the stream has written them. */
export function written(stream: Writable, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
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
