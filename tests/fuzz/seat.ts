/**
 * One person's connections: the one that they have, those that want its place,
 * and those that have lost it.
 *
 * @module
 */

import type { Door } from "./doors.ts";
import { ObjectWire, type Sent } from "./object_wire.ts";
import type { Random } from "./random.ts";
import type { Record } from "./record.ts";
import { frame, OPCODE } from "./web_frames.ts";

/** What a person connects with. */
export interface SeatOptions {
  /** Their name, which nobody else takes. */
  readonly name: string;
  /** The way that they come. */
  readonly door: Door;
  /** Addresses of their own, in turn. */
  readonly addresses: readonly string[];
  /** Decides what they do. */
  readonly random: Random;
  /** Where connections are counted. */
  readonly record: Record;
}

/** Whom a seat tells. */
export interface SeatHandler {
  /** The connection that they have was sent this. */
  sent(object: Sent): void;
  /** Another connection has taken the place of theirs. */
  cameBack(): void;
  /** They were refused, as late as that. */
  isTooLate(): void;
  /** Something does not hold. */
  breaks(why: string): void;
}

/** By then, a person who was cut off is still waited for, in milliseconds. */
const SOON = 20_000;
const OLD_TOKENS = 5;
/** The code 1001: what is closed may be opened again. */
const PAGE_IS_CLOSED = new Uint8Array([3, 233]);

/**
 * Of all connections that show a token, one is let in; the one before it is
 * closed, and a token that was shown is worth nothing any more.
 */
export class Seat {
  readonly #options: SeatOptions;
  readonly #handler: SeatHandler;
  readonly #triedNothing = new WeakSet<ObjectWire>();
  readonly #old: string[] = ["x"];
  #wire: ObjectWire | undefined;
  #rivals: ObjectWire[] = [];
  #formers: ObjectWire[] = [];
  #token = "";
  #last = "";
  #awaySince = 0;
  #connections = 0;

  /** Makes a seat that nobody has taken. */
  constructor(options: SeatOptions, handler: SeatHandler) {
    this.#options = options;
    this.#handler = handler;
  }

  /** Whether no connection stands but the one that they have. */
  get isSettled(): boolean {
    this.#formers = this.#formers.filter(isOpen);
    return this.#formers.length === 0;
  }

  /** Whether no connection stands at all. */
  get isFree(): boolean {
    return this.isSettled && this.#wire === undefined;
  }

  /** What their connection has come to, for whoever waits for it. */
  get state(): string {
    const open = [this.#wire, ...this.#rivals].filter((one) =>
      one !== undefined && isOpen(one)
    );
    return `${open.length} connections open, heard last: ${this.#last}`;
  }

  /** Connects, and says the name. */
  comes(): void {
    this.#wire = this.#connects();
    this.#wire.says(this.#options.name);
  }

  /** Sends a line. */
  says(line: string): void {
    this.#wire?.says(line);
  }

  /** Breaks off in one of the ways there are. */
  isCutOff(): void {
    const { wire } = this.#wire!;
    this.drops();
    switch (this.#options.random.below(5)) {
      case 0:
        return wire.resets();
      case 1:
        return wire.endsItsSide();
      case 2:
        return wire.sendsBelow(frame(OPCODE.close, PAGE_IS_CLOSED));
      case 3:
        // No frame begins like that: the server ends the connection itself.
        return wire.sendsBelow(new Uint8Array([0xff, 0xff, 0xff]));
      default:
        return wire.closes();
    }
  }

  /** Takes no notice of the connection any more, whatever becomes of it. */
  drops(): void {
    if (this.#wire === undefined) return;
    this.#awaySince = performance.now();
    this.#wire.turnsAway();
    this.#formers.push(this.#wire);
    this.#wire = undefined;
  }

  /** Shows the token, now and then on two connections at once. */
  claims(lastId: number): void {
    this.drops();
    const { random } = this.#options;
    const count = random.chance(0.2) ? 2 : 1;
    this.#rivals = random.times(count, () => this.#connects());
    for (const rival of this.#rivals) {
      if (random.chance(0.2)) {
        this.#triedNothing.add(rival);
        rival.says("/resume nothing");
      }
      rival.says(`/resume ${this.#token} ${lastId}`);
    }
  }

  /** Leaves, and the token is worth nothing any more. */
  leaves(): void {
    this.says("/quit");
    this.#forgets();
    this.drops();
  }

  /** Shows a token that is worth nothing. */
  triesNothing(): void {
    const token = this.#options.random.pick(this.#old);
    const stranger: ObjectWire = new ObjectWire(this.#place(), {
      sent: ({ kind, code }) => {
        if (kind === "welcome") {
          this.#handler.breaks("a token is good that should not be");
        }
        if (code === "resumeFailed") stranger.wire.closes();
      },
      heardWrong: (why) => this.#handler.breaks(why),
    });
    stranger.says(`/resume ${token} 1`);
    this.#formers.push(stranger);
  }

  /** Lets everything go. */
  closes(): void {
    this.drops();
    for (const one of [...this.#rivals, ...this.#formers]) {
      one.turnsAway();
      one.wire.closes();
    }
  }

  #forgets(): void {
    this.#old.push(this.#token);
    if (this.#old.length > OLD_TOKENS) this.#old.shift();
  }

  #take(object: Sent, wire: ObjectWire): void {
    this.#last = `${object.kind} ${object.code ?? ""}`;
    if (wire !== this.#wire && !this.#isLetIn(wire, object)) return;
    if (object.kind === "welcome") this.#token = String(object.token);
    this.#handler.sent(object);
  }

  #isLetIn(wire: ObjectWire, { kind, code, who }: Sent): boolean {
    if (code === "resumeFailed") this.#isRefused(wire);
    if (kind !== "welcome") return false;
    if (this.#wire !== undefined) {
      this.#handler.breaks("a token is good for two");
    }
    if (who !== this.#options.name) {
      this.#handler.breaks(`they come back as ${who}`);
    }
    this.#forgets();
    this.#wire = wire;
    this.#handler.cameBack();
    return true;
  }

  /** Every connection but one is refused, however many show the token. */
  #isRefused(wire: ObjectWire): void {
    if (this.#triedNothing.delete(wire)) return;
    wire.turnsAway();
    wire.wire.closes();
    this.#rivals = this.#rivals.filter((rival) => rival !== wire);
    if (this.#wire !== undefined || this.#rivals.length > 0) return;
    const away = Math.round(performance.now() - this.#awaySince);
    if (away < SOON) {
      this.#handler.breaks(`they cannot come back after ${away} ms`);
    }
    this.#handler.isTooLate();
  }

  #connects(): ObjectWire {
    return new ObjectWire(this.#place(), {
      sent: (object, wire) => this.#take(object, wire),
      heardWrong: (why) => this.#handler.breaks(why),
    });
  }

  /** From another address each time: nobody comes too often from one. */
  #place() {
    const { door, addresses, record } = this.#options;
    record.clients++;
    const from = addresses[this.#connections++ % addresses.length];
    return { ...door, from };
  }
}

function isOpen({ wire }: ObjectWire): boolean {
  return wire.isOpen;
}
