/**
 * What has been done to the server.
 *
 * @module
 */

const LF = 0x0a;
const MOST = 60;
const SHOWN = 120;

/** Counts all of it, and keeps the last of it to be shown when something broke. */
export class Record {
  /** Connections made. */
  clients = 0;
  /** Lines sent. */
  lines = 0;
  /** Posts of scripts that were said. */
  posts = 0;
  /** Bytes sent. */
  bytes = 0;
  readonly #last: string[] = [];

  /** Notes that a client did something. */
  note(client: string, deed: string): void {
    this.#last.push(`${client}: ${deed}`);
    if (this.#last.length > MOST) this.#last.shift();
  }

  /** Notes what a client sent. */
  sent(client: string, bytes: Uint8Array): void {
    this.bytes += bytes.length;
    for (const byte of bytes) if (byte === LF) this.lines++;
    const text = new TextDecoder().decode(bytes.subarray(0, SHOWN));
    this.note(client, `${bytes.length} bytes ${JSON.stringify(text)}`);
  }

  /** The last of it, oldest first. */
  get last(): string {
    return this.#last.join("\n");
  }
}
