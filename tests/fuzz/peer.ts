/**
 * One client that does what it likes.
 *
 * @module
 */

// `Deno.TcpConn` cannot send a reset.
import { connect, type Socket } from "node:net";
import { Ear, type EarHandler } from "./ear.ts";
import type { Random } from "./random.ts";
import type { Record } from "./record.ts";

/** What a client is made with. */
export interface PeerOptions {
  /** Where the server listens. */
  readonly port: number;
  /** Decides what this client does. */
  readonly random: Random;
  /** Where that is noted. */
  readonly record: Record;
  /** Whom it tells what it hears. */
  readonly handler: EarHandler;
  /** Whether it never reads. */
  readonly isDeaf: boolean;
}

/** More than this is not piled up for a server that does not take it. */
const MOST_WAITING = 1024 * 1024;

const encoder = new TextEncoder();

/** A socket, and what its owner knows. */
export class Peer {
  /** What it is called where something broke. */
  readonly id: number;
  /** Decides what this client does. */
  readonly random: Random;
  /** Whether it never reads, and so does not know whether it has a name. */
  readonly isDeaf: boolean;
  /** What it has been told. */
  readonly ear: Ear;
  /** Since when it has been on its way out. */
  leftAt: number | undefined;
  readonly #socket: Socket;
  readonly #record: Record;
  #held: Uint8Array | undefined;
  #isOpen = true;

  /** Connects. */
  constructor({ port, random, record, handler, isDeaf }: PeerOptions) {
    this.id = ++record.clients;
    this.random = random;
    this.isDeaf = isDeaf;
    this.ear = new Ear(handler);
    this.#record = record;
    const address = { host: "127.0.0.1", port };
    this.#socket = connect({ ...address, allowHalfOpen: true, noDelay: true });
    this.#socket.on("error", () => {});
    this.#socket.on("close", () => this.#isOpen = false);
    if (isDeaf) return;
    this.#socket.on("data", (bytes) => this.ear.take(bytes));
    this.#socket.on("end", () => this.#socket.end());
  }

  /** Whether the connection stands, as far as this side knows. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether it can send more. */
  get canSend(): boolean {
    return this.#isOpen && this.#socket.writable &&
      this.#socket.writableLength < MOST_WAITING;
  }

  /** Sends a line. */
  says(line: string): void {
    this.sends(encoder.encode(`${line}\n`));
  }

  /** Sends bytes, after those that were held back. */
  sends(bytes: Uint8Array): void {
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) this.#write(held);
    this.#write(bytes);
  }

  /** Sends a part of the bytes now, and the rest before what it sends next. */
  sendsInParts(bytes: Uint8Array, first: number): void {
    this.sends(bytes.subarray(0, first));
    this.#held = bytes.subarray(first);
  }

  /** Reads nothing for a while. */
  pauses(): void {
    this.#record.note(this.id, "stops reading");
    this.#socket.pause();
  }

  /** Reads again. Whoever never reads does not begin to. */
  resumes(): void {
    if (!this.isDeaf) this.#socket.resume();
  }

  /** Ends its own side, and goes on reading. */
  endsItsSide(): void {
    this.#record.note(this.id, "ends its side");
    this.#socket.end();
  }

  /** Breaks off with a reset. */
  resets(): void {
    this.#record.note(this.id, "resets");
    this.#socket.resetAndDestroy();
  }

  /** Closes both sides. */
  closes(): void {
    if (this.#isOpen) this.#record.note(this.id, "closes");
    this.#socket.destroy();
  }

  #write(bytes: Uint8Array): void {
    if (!this.canSend) return;
    this.#record.sent(this.id, bytes);
    this.#socket.write(bytes);
  }
}
