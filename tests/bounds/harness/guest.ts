/**
 * One of many.
 *
 * @module
 */

import type { SharedLog } from "./shared_log.ts";

const encoder = new TextEncoder();

/** Somebody who does little, so that a thousand of them fit into a test. */
export class Guest {
  /** Their name. */
  readonly name: string;
  /** How much they have read. */
  place = 0;
  readonly #conn: Deno.TcpConn;
  readonly #buffer = new Uint8Array(16 * 1024);
  #said = 0;
  #maySpeak = false;

  private constructor(name: string, conn: Deno.TcpConn) {
    this.name = name;
    this.#conn = conn;
  }

  /** Connects, and waits until they are in. */
  static async enter(name: string, port: number): Promise<Guest> {
    const conn = await Deno.connect({ hostname: "127.0.0.1", port });
    const guest = new Guest(name, conn);
    await guest.says(name);
    await guest.#readTo(`*** ${name} has joined`);
    return guest;
  }

  /** Says a line. Tells whether the connection took it. */
  async says(line: string): Promise<boolean> {
    let bytes = encoder.encode(`${line}\n`);
    try {
      while (bytes.length > 0) {
        bytes = bytes.subarray(await this.#conn.write(bytes));
      }
      return true;
    } catch {
      // The server is gone, which reading tells too.
      return false;
    }
  }

  /** Says one number after the other from now on, as they read what is said. */
  talks(): void {
    this.#maySpeak = true;
    this.#sayNext();
  }

  /** Reads all there is, and enters in a log what comes after a line. */
  async reads(line: string, log: SharedLog): Promise<void> {
    this.#enter(await this.#readTo(line), log);
    for (;;) {
      const count = await this.#conn.read(this.#buffer);
      if (count === null) return this.closes();
      this.#enter(this.#buffer.subarray(0, count), log);
      this.#sayNext();
    }
  }

  /** Closes, unless they have. */
  closes(): void {
    try {
      this.#conn.close();
    } catch {
      // It is closed.
    }
  }

  async #sayNext(): Promise<void> {
    if (!this.#maySpeak) return;
    this.#maySpeak = false;
    this.#maySpeak = await this.says(`${this.#said++}`);
  }

  #enter(bytes: Uint8Array, log: SharedLog): void {
    log.take(this.place, bytes);
    this.place += bytes.length;
  }

  /** Reads up to a line, and gives what has come behind it. */
  async #readTo(line: string): Promise<Uint8Array> {
    const end = `${line}\n`;
    for (let text = "";;) {
      const count = await this.#conn.read(this.#buffer);
      if (count === null) throw new Error(`${this.name} saw no ${line}`);
      text += new TextDecoder().decode(this.#buffer.subarray(0, count));
      const at = text.indexOf(end);
      if (at >= 0) return encoder.encode(text.slice(at + end.length));
      text = text.slice(-end.length);
    }
  }
}
