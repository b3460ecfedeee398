/**
 * Somebody who talks, and writes down what they see.
 *
 * @module
 */

import type { Stay } from "./history.ts";
import type { Whispers } from "./whispers.ts";

/** How somebody talks. */
export interface SpeakerOptions {
  /** Their name. */
  readonly name: string;
  /** The pause between two lines, in milliseconds. */
  readonly pause: number;
  /** Where private lines are written down. */
  readonly whispers: Whispers;
  /** To whom the next private line goes, if to anybody. */
  readonly nextReader?: () => string | undefined;
}

/** More lines of one speaker do not wait to be shown. */
const MOST_WAITING = 20;
/** One line in so many is a private one. */
const WHISPERS = 8;

/** A client that says numbered lines. */
export abstract class Speaker {
  /** What they saw and sent. */
  readonly stay: Stay;
  /** How long each line took until it was shown, in milliseconds. */
  readonly delays: number[] = [];
  protected readonly options: SpeakerOptions;
  protected readonly waiting = new Map<string, number>();
  readonly #timer: ReturnType<typeof setInterval>;
  #rest = "";
  #isQuiet = false;
  #count = 0;

  /** Talks as soon as they are in the room. */
  constructor(options: SpeakerOptions, room: string) {
    this.options = options;
    this.stay = {
      ...{ name: options.name, room, seen: [], sent: [] },
      ...{ resumed: new Set<number>(), isThere: false },
    };
    this.#timer = setInterval(() => this.#talk(), options.pause);
  }

  /** Whether they can be heard. */
  abstract get isIn(): boolean;

  /** Whether all that was sent has been shown. */
  get isSettled(): boolean {
    return this.waiting.size === 0;
  }

  /** Says no more, but reads on. */
  falls(): void {
    this.#isQuiet = true;
  }

  protected abstract send(line: string): void;

  /** Takes an object of the server's that is no event of the room. */
  protected abstract take(seen: Record<string, unknown>): void;

  protected end(): void {
    clearInterval(this.#timer);
    this.stay.isThere = false;
  }

  /** A connection begins: what is left of the one before is void. */
  protected begin(): void {
    this.#rest = "";
  }

  /** Reads what came. */
  protected hear(text: string): void {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop()!;
    for (const line of lines) {
      if (line.startsWith("{")) this.#see(JSON.parse(line));
    }
  }

  #talk(): void {
    if (!this.isIn || this.#isQuiet || this.waiting.size > MOST_WAITING) return;
    const { whispers, nextReader, name } = this.options;
    const line = String(++this.#count);
    this.stay.sent.push(line);
    this.waiting.set(line, performance.now());
    this.send(line);
    const reader = this.#count % WHISPERS === 0 ? nextReader?.() : undefined;
    if (reader !== undefined && reader !== name) {
      this.send(`/msg ${reader} ${whispers.next(name, reader)}`);
    }
  }

  #see(seen: Record<string, unknown>): void {
    const { kind, id, who, text, room, to } = seen;
    const { name } = this.stay;
    if (kind === "whisper") {
      this.options.whispers.shown(name, who, to, String(text));
      return;
    }
    if (typeof id !== "number" || room !== this.stay.room) {
      return this.take(seen);
    }
    if (kind === "joined" && who === name) this.stay.isThere = true;
    // What was said before they came is shown without its neighbours.
    if (this.stay.seen.length === 0 && !this.stay.isThere) return;
    if (!this.isIn) this.stay.resumed.add(this.stay.seen.length);
    const said = kind === "said" ? ` ${text}` : "";
    this.stay.seen.push({ id, text: `${kind} ${who}${said}` });
    if (kind !== "said" || who !== name) return;
    const sentAt = this.waiting.get(String(text));
    if (sentAt !== undefined) this.delays.push(performance.now() - sentAt);
    this.waiting.delete(String(text));
  }
}
