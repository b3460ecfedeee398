/**
 * Callers over TLS.
 *
 * @module
 */

import type { Caller, HttpTaker } from "./caller.ts";
import { GUESSED_BYTES, type Spoken } from "./guess_protocol.ts";
import type { LineReaderOptions } from "./line_reader.ts";
import { Sniffer, type SnifferOptions } from "./sniffer.ts";
import type { TcpLimits } from "./tcp_connection.ts";
import { TlsConnection } from "./tls_connection.ts";
import type { TlsStream } from "./tls_stream.ts";

const NOTHING = new Uint8Array(0);

/** A peer that came over TLS, and has not said what it speaks inside. */
export class TlsCaller implements Caller {
  readonly address: string;
  readonly spoken: Promise<Spoken>;
  readonly #stream: TlsStream;
  readonly #limits: TcpLimits;
  #seen = new Uint8Array(GUESSED_BYTES);
  #length = 0;
  // All that was decrypted, of which a part is seen.
  readonly #early: (Uint8Array | "end")[] = [];

  /** Takes over a stream; the waiting begins after its handshake. */
  constructor(
    stream: TlsStream,
    limits: TcpLimits,
    options: SnifferOptions,
  ) {
    this.address = stream.address;
    this.#stream = stream;
    this.#limits = limits;
    this.spoken = this.#sniff(options);
  }

  connection(lines: LineReaderOptions): TlsConnection {
    return new TlsConnection(this.#stream, this.#limits, lines, this.#early);
  }

  visit(http: HttpTaker): void {
    const { socket } = this.#stream;
    for (const part of this.#early.toReversed()) {
      if (part !== "end") socket.unshift(part);
    }
    http.takeSecure(socket, this.address);
    socket.resume();
  }

  close(): void {
    this.#stream.close();
  }

  #sniff(
    options: SnifferOptions,
  ): Promise<Spoken> {
    const { socket, closed } = this.#stream;
    return new Promise((resolve) => {
      let sniffer: Sniffer | undefined;
      const stop = (spoken: Spoken) => {
        socket.off("data", take).off("end", end).pause();
        // What waits for the end of the stream keeps the caller.
        this.#seen = NOTHING;
        resolve(spoken);
      };
      const start = () => sniffer ??= new Sniffer(options, stop);
      const take = (bytes: Uint8Array) => {
        this.#early.push(bytes);
        const part = bytes.subarray(0, GUESSED_BYTES - this.#length);
        this.#seen.set(part, this.#length);
        this.#length += part.length;
        start().see(this.#seen.subarray(0, this.#length));
      };
      const end = () => {
        this.#early.push("end");
        start().end();
      };
      socket.once("secure", start);
      socket.on("data", take).on("end", end).resume();
      // A handshake that failed, or a peer that has gone.
      closed.then(() => start().end());
    });
  }
}
