/**
 * One request of a script, and what comes back.
 *
 * @module
 */

import { isKnownObject } from "./known_lines.ts";
import { SocketWire } from "./socket_wire.ts";
import type { Place } from "./wire.ts";

/** The request. */
export interface ScriptCallOptions {
  /** Where it goes. */
  readonly place: Place;
  /** Its bytes. */
  readonly request: Uint8Array;
  /** Called with the status of the response when all of it has come. */
  readonly answered: (status: number) => void;
  /** Called when the response is not as it should be. */
  readonly heardWrong: (why: string) => void;
}

const HEAD_END = "\r\n\r\n";
/** Refusals of a request are 4xx, and 503 when the server is full. */
const isExpected = (status: number) =>
  status === 200 || (status >= 400 && status < 500) || status === 503;
/** What the HTTP of the runtime refuses has no sentence. */
const SENTENCE = /^[^\n]+\n$/;

/**
 * A connection with one request.
 *
 * 1. The response has a status that a script can act on, and one sentence.
 * 2. Whatever a reader is sent is one of the server's objects, whole.
 */
export class ScriptCall {
  readonly #options: ScriptCallOptions;
  readonly #wire: SocketWire;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  #rest = "";
  #status: number | undefined;
  #length: number | undefined;
  #isStream = false;

  /** Sends the request. */
  constructor(options: ScriptCallOptions) {
    this.#options = options;
    this.#wire = new SocketWire(options.place, {
      heard: (bytes) => this.#take(bytes),
      heardWrong: options.heardWrong,
    });
    this.#wire.sends(options.request);
  }

  /** Whether its connection stands. */
  get isOpen(): boolean {
    return this.#wire.isOpen;
  }

  /** Whether the server has begun to send events. */
  get isStream(): boolean {
    return this.#isStream;
  }

  /** Reads nothing for a while. */
  pauses(): void {
    this.#wire.pauses();
  }

  /** Reads again. */
  resumes(): void {
    this.#wire.resumes();
  }

  /** Closes. */
  closes(): void {
    this.#wire.closes();
  }

  #take(bytes: Uint8Array): void {
    try {
      this.#rest += this.#decoder.decode(bytes, { stream: true });
    } catch {
      return this.#options.heardWrong("what a script receives is not UTF-8");
    }
    if (this.#status === undefined) this.#takeHead();
    if (this.#isStream) this.#takeObjects();
    else this.#takeSentence();
  }

  #takeHead(): void {
    const end = this.#rest.indexOf(HEAD_END);
    if (end < 0) return;
    const head = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end + HEAD_END.length);
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
    if (!isExpected(status)) {
      return this.#options.heardWrong(`a script receives ${head}`);
    }
    this.#status = status;
    this.#isStream =
      /^content-type: (?:application\/x-ndjson|text\/event-stream)/mi
        .test(head);
    const length = /^content-length: (\d+)$/mi.exec(head)?.[1];
    this.#length = length === undefined ? undefined : Number(length);
  }

  #takeSentence(): void {
    if (this.#status === undefined || this.#rest.length < this.#length!) return;
    if (this.#rest !== "" && !SENTENCE.test(this.#rest)) {
      const shown = JSON.stringify(this.#rest.slice(0, 200));
      this.#options.heardWrong(`a script receives ${shown}`);
    }
    this.#options.answered(this.#status);
    this.#rest = "";
    this.closes();
  }

  #takeObjects(): void {
    const lines = this.#rest.split("\n");
    this.#rest = lines.pop()!;
    for (const line of lines) {
      const text = line.replace(/^data: /, "");
      if (text !== "" && !isWhole(text)) {
        const shown = JSON.stringify(line.slice(0, 200));
        this.#options.heardWrong(`a reader over HTTP receives ${shown}`);
      }
    }
  }
}

function isWhole(text: string): boolean {
  try {
    return isKnownObject(JSON.parse(text));
  } catch {
    return false;
  }
}
