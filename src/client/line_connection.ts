/**
 * A connection as lines.
 *
 * @module
 */

import type { Socket } from "node:net";
import { clean } from "../net/sanitize.ts";
import {
  type BadLine,
  type Line,
  LineDecoder,
  TIMING_MARK,
} from "../net/line_decoder.ts";

// A list of names or of rooms is one line.
const LONGEST_LINE = 1024 * 1024;

// More than any request for a name.
const LONGEST_REST = 256;

const LF = 0x0a;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Lines to and from a server. */
export class LineConnection {
  readonly #socket: Socket;
  #lines = new LineDecoder(LONGEST_LINE);
  #rest = new Uint8Array(0);

  /** Takes over a socket. */
  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** The sanitized text after the last newline. */
  get rest(): string {
    return clean(decoder.decode(this.#rest));
  }

  /** Takes {@linkcode LineConnection.rest} for done with, as a line without a newline. */
  dropRest(): void {
    this.#lines.end();
    this.#rest = new Uint8Array(0);
  }

  /** The lines as they come, until the connection ends for whatever cause. */
  async *read(): AsyncGenerator<readonly (string | BadLine)[]> {
    try {
      for await (const chunk of this.#socket) {
        this.#keepRest(chunk);
        yield this.#lines.push(chunk).filter(isText);
      }
      const last = this.#lines.end().filter(isText);
      if (last.length > 0) yield last;
    } catch {
      // A broken connection is as gone as a closed one.
    } finally {
      this.close();
    }
  }

  /**
   * Sends a line. A line that cannot be sent any more is lost with the
   * connection.
   */
  send(line: string): void {
    if (!this.#socket.writable) return;
    this.#socket.write(encoder.encode(`${line}\n`));
  }

  /** Sends no more, and goes on reading. */
  end(): void {
    this.#socket.end();
  }

  /** Closes at once. */
  close(): void {
    this.#socket.destroy();
  }

  #keepRest(chunk: Uint8Array): void {
    const from = chunk.lastIndexOf(LF) + 1;
    const before = from === 0 ? this.#rest : new Uint8Array(0);
    const rest = new Uint8Array(before.length + chunk.length - from);
    rest.set(before);
    rest.set(chunk.subarray(from), before.length);
    this.#rest = rest.slice(-LONGEST_REST);
  }
}

/** Clients get no timing marks. */
function isText(line: Line): line is string | BadLine {
  return line !== TIMING_MARK;
}
