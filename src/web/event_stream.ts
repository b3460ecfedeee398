/**
 * The events of a room as the body of one HTTP response.
 *
 * @module
 */

import type { ServerResponse } from "node:http";
import type { Connection } from "../net/connection.ts";
import type { Line } from "../net/line_decoder.ts";

/** The options of an event stream. */
export interface EventStreamOptions {
  /** The reader's address. */
  readonly address: string;
  /** The lines with which the reader's session begins. */
  readonly lines: readonly string[];
  /** `text/event-stream` rather than one JSON object a line. */
  readonly isEventSource: boolean;
  /** How long an orderly end may take, in milliseconds. */
  readonly linger: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A reader whose objects travel in a response that does not end, one a line
 * (application/x-ndjson) or as server-sent events (HTML Living Standard, 9.2).
 *
 * It sends nothing beyond the first lines of its session. A write settles when
 * the response has passed it on, so that a client that does not read delays
 * only its own writes.
 */
export class EventStream implements Connection {
  /** The name of the transport. */
  readonly transport = "web";
  /** The peer is a program. */
  readonly isJson = true;
  readonly endsWithRoom = true;
  /** A client that hangs up has left on purpose. */
  readonly endedCleanly = true;
  /** The peer's address. */
  readonly address: string;
  readonly #response: ServerResponse;
  readonly #options: EventStreamOptions;
  readonly #closed: Promise<void>;
  #lines: Line[] | undefined;
  #isOver = false;
  #give: ((lines: undefined) => void) | undefined;

  /** Begins the response. */
  constructor(response: ServerResponse, options: EventStreamOptions) {
    this.#response = response;
    this.#options = options;
    this.address = options.address;
    this.#lines = [...options.lines];
    this.#closed = new Promise((resolve) => {
      response.on("close", () => {
        this.stopReading();
        resolve();
      });
    });
    response.on("error", () => {});
  }

  /** Gives the first lines, and then nothing until the end. */
  read(give: (lines: Line[] | undefined) => void): void {
    const lines = this.#lines;
    this.#lines = undefined;
    if (lines !== undefined || this.#isOver) give(lines);
    else this.#give = give;
  }

  /** Ends the reading. */
  stopReading(): void {
    this.#isOver = true;
    this.#lines = undefined;
    const give = this.#give;
    this.#give = undefined;
    // Whoever stops it has more to do first.
    if (give !== undefined) queueMicrotask(() => give(undefined));
  }

  /** Sends `bytes`, whole lines. */
  write(bytes: Uint8Array): Promise<number> {
    const { isEventSource } = this.#options;
    const body = isEventSource ? toServerSentEvents(bytes) : bytes;
    return new Promise((resolve, reject) => {
      this.#response.write(body, (error) => {
        if (error) reject(error);
        else resolve(bytes.length);
      });
    });
  }

  /** Ends the response, and closes once the peer has had time to read it. */
  async end(): Promise<void> {
    this.stopReading();
    const deadline = setTimeout(() => this.close(), this.#options.linger);
    this.#response.end();
    await this.#closed;
    clearTimeout(deadline);
  }

  /** Closes at once. */
  close(): void {
    this.stopReading();
    this.#response.destroy();
  }
}

/** Each line is an event of its own. */
function toServerSentEvents(lines: Uint8Array): Uint8Array {
  const text = decoder.decode(lines).replaceAll(
    /^.+\n/gm,
    (line) => `data: ${line}\n`,
  );
  return encoder.encode(text);
}
