/**
 * One client that does what it likes.
 *
 * @module
 */

import { type Door, openWire } from "./doors.ts";
import type { Ear, EarHandler } from "./ear.ts";
import { IrcEar } from "./irc_ear.ts";
import { LineEar } from "./line_ear.ts";
import type { Random } from "./random.ts";
import type { Record } from "./record.ts";
import type { Wire } from "./wire.ts";

/** What a client is made with. */
export interface PeerOptions {
  /** The way that it comes. */
  readonly door: Door;
  /** Its address. */
  readonly from: string;
  /** Decides what this client does. */
  readonly random: Random;
  /** Where that is noted. */
  readonly record: Record;
  /** Whom it tells what it hears. */
  readonly handler: EarHandler;
  /** Whether it never reads. */
  readonly isDeaf: boolean;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** How much of what a client did and heard is kept, in entries and characters. */
const TRAIL = 12;
const SHOWN = 200;

/** A connection, and what its owner knows. */
export class Peer {
  /** What it is called where something broke. */
  readonly id: number;
  /** The way that it came. */
  readonly door: Door;
  /** Decides what this client does. */
  readonly random: Random;
  /** Whether it never reads, and so does not know whether it has a name. */
  readonly isDeaf: boolean;
  /** What it has been told. */
  readonly ear: Ear;
  /** Whether it has broken TLS: the server may be gone before it notices. */
  hasBrokenOff = false;
  /** Since when it has been on its way out. */
  leftAt: number | undefined;
  readonly #wire: Wire;
  readonly #record: Record;
  // The last that it did and heard.
  readonly #trail: string[] = [];
  #held: Uint8Array | undefined;

  /** Connects. */
  constructor(options: PeerOptions) {
    const { door, from, random, record, handler, isDeaf } = options;
    this.id = ++record.clients;
    this.door = door;
    this.random = random;
    this.isDeaf = isDeaf;
    const heardWrong = (why: string) =>
      handler.heardWrong(`${why} (${this.title})`);
    const own = { ...handler, heardWrong };
    const ear = door.speaks === "irc" ? new IrcEar(own) : new LineEar(own);
    this.ear = ear;
    this.#record = record;
    const heard = (bytes: Uint8Array) => {
      this.#remember("hears", bytes);
      ear.take(bytes);
    };
    this.#wire = openWire(
      door,
      from,
      isDeaf ? undefined : { heard, heardWrong },
    );
  }

  /** What it is called where something broke, and how it came. */
  get title(): string {
    const { speaks, isTls } = this.door;
    return `client ${this.id}, ${speaks}${isTls ? " over TLS" : ""}`;
  }

  /** The last that it did and heard, for whoever looks for a fault. */
  get trail(): string {
    const state = [
      this.isOpen ? "open" : "closed",
      this.canSend ? "can send" : "cannot send",
      this.leftAt === undefined ? "stays" : "is leaving",
    ].join(", ");
    return [`${this.title} (${state}):`, ...this.#trail].join("\n  ");
  }

  /** Whether the connection stands, as far as this side knows. */
  get isOpen(): boolean {
    return this.#wire.isOpen;
  }

  /** Whether it can send more. */
  get canSend(): boolean {
    return this.#wire.canSend;
  }

  /** Whether the server may keep a person for it when it is cut off. */
  get mayReturn(): boolean {
    return this.#wire.mayReturn;
  }

  /** Sends a line. */
  says(line: string): void {
    const end = this.door.speaks === "irc" ? "\r\n" : "\n";
    this.sends(encoder.encode(`${line}${end}`));
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

  /** Sends frames of its own making, or what stands in place of TLS. */
  sendsBelow(bytes: Uint8Array): void {
    if (!this.canSend) return;
    this.#record.sent(this.title, bytes);
    this.#remember("sends below", bytes);
    this.hasBrokenOff ||= this.door.speaks !== "web";
    this.#wire.sendsBelow(bytes);
  }

  /** Reads nothing for a while. */
  pauses(): void {
    this.#note("stops reading");
    this.#wire.pauses();
  }

  /** Reads again. Whoever never reads does not begin to. */
  resumes(): void {
    if (!this.isDeaf) this.#wire.resumes();
  }

  /** Ends its own side, and goes on reading. */
  endsItsSide(): void {
    this.#note("ends its side");
    this.#wire.endsItsSide();
  }

  /** Says goodbye as its transport has it. */
  leaves(): void {
    this.#note("says goodbye");
    this.#wire.leaves();
  }

  /** Breaks off with a reset. */
  resets(): void {
    this.#note("resets");
    this.#wire.resets();
  }

  /** Closes both sides. */
  closes(): void {
    if (this.isOpen) this.#note("closes");
    this.#wire.closes();
  }

  #note(deed: string): void {
    this.#record.note(this.title, deed);
    this.#remember(deed);
  }

  #remember(deed: string, bytes?: Uint8Array): void {
    const at = new Date().toISOString().slice(14, 23);
    const what = bytes === undefined
      ? ""
      : ` ${bytes.length} bytes, at last ${
        JSON.stringify(decoder.decode(bytes.subarray(-SHOWN)))
      }`;
    this.#trail.push(`${at} ${deed}${what}`);
    if (this.#trail.length > TRAIL) this.#trail.shift();
  }

  #write(bytes: Uint8Array): void {
    if (!this.canSend) return;
    const isWeb = this.door.speaks === "web";
    const sent = isWeb && this.random.chance(0.98) ? asText(bytes) : bytes;
    this.#record.sent(this.title, sent);
    this.#remember("sends", sent);
    this.#wire.sends(sent);
  }
}

/** A message that is not UTF-8 is the end of a WebSocket. */
function asText(bytes: Uint8Array): Uint8Array {
  return encoder.encode(decoder.decode(bytes));
}
