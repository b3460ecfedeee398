/**
 * Somebody who is cut off again and again, and comes back each time.
 *
 * @module
 */

import type { Chronicle, Happened } from "./chronicle.ts";
import type { Sent } from "./object_wire.ts";
import { Seat, type SeatOptions } from "./seat.ts";
import { Stay } from "./stay.ts";
import { lineText } from "./text.ts";

/** What somebody who returns is made with. */
export interface ReturnerOptions extends SeatOptions {
  /** The names of all who return. */
  readonly names: readonly string[];
  /** What was said in every room. */
  readonly chronicle: Chronicle;
  /** Called when something does not hold. */
  readonly breaks: (why: string) => void;
}

/** The rooms that they go to: of the crowd, nobody can close them. */
const ROOMS = ["lobby", "steady", "calm"];

type State = "out" | "coming" | "in" | "away" | "returning" | "catching up";

/** A program over WebSocket that must miss nothing, and see nothing twice. */
export class Returner {
  /** Their name. */
  readonly name: string;
  readonly #options: ReturnerOptions;
  readonly #seat: Seat;
  // The last number in what each of the others has whispered.
  readonly #heard = new Map<string, number>();
  #state: State = "out";
  #stay: Stay | undefined;
  #whispers = 0;

  /** Makes somebody who has not come yet. */
  constructor(options: ReturnerOptions) {
    this.#options = options;
    this.name = options.name;
    this.#seat = new Seat(options, {
      sent: (object) => this.#take(object),
      cameBack: () => this.#catchesUp(),
      isTooLate: () => this.#state = "out",
      breaks: (why) => this.#breaks(why),
    });
  }

  /** Whether nothing of them is left. */
  get isOut(): boolean {
    return this.#state === "out" && this.#seat.isFree;
  }

  /** Does one thing. */
  act(): void {
    const { random, names } = this.#options;
    if (this.#state === "out") return this.#comes();
    if (this.#state === "away" && random.chance(0.2)) return this.#returns();
    if (this.#state !== "in") return;
    switch (random.below(24)) {
      case 0:
        this.#note("is cut off");
        this.#state = "away";
        return this.#seat.isCutOff();
      case 1:
        // While the connection stands: another takes its place.
        return this.#returns();
      case 2:
        return this.#seat.triesNothing();
      case 3:
        return this.#says(`/join ${random.pick(ROOMS)}`);
      case 4:
        return this.#says(`/topic ${lineText(random).slice(0, 100)}`);
      case 5:
        return this.#says("/lines 3\none\n/two\n\nthree");
      case 6:
      case 7:
      case 8:
        return this.#says(`/msg ${random.pick(names)} ${++this.#whispers}`);
      default:
        return this.#says(lineText(random).replace(/^[/\s]+/, ""));
    }
  }

  /** Comes back at once; tells what is still waited for, or what is wrong. */
  settles(): string | undefined {
    if (this.#state === "out") this.#comes();
    if (this.#state === "away") this.#returns();
    if (this.#state !== "in") {
      return `${this.name} is still ${this.#state}: ${this.#seat.state}`;
    }
    return this.#seat.isSettled
      ? undefined
      : `an old connection of ${this.name} stands`;
  }

  /** Finds what should have come, now that everybody has seen everything. */
  looksBack(): void {
    const missed = this.#stay?.whatIsMissed();
    if (missed !== undefined) this.#breaks(missed);
  }

  /** Goes for good, once they are in. */
  leaves(): void {
    if (this.#state === "away") return this.#returns();
    if (this.#state !== "in") return;
    this.#seat.leaves();
    this.#state = "out";
  }

  /** Lets everything go, as the server is about to. */
  closes(): void {
    this.#seat.closes();
    this.#state = "out";
  }

  #comes(): void {
    if (!this.isOut) return;
    this.#state = "coming";
    this.#stay = undefined;
    this.#seat.comes();
  }

  #returns(): void {
    this.#note("returns");
    this.#state = "returning";
    this.#seat.claims(this.#stay?.lastId ?? 0);
  }

  #catchesUp(): void {
    this.#state = "catching up";
    this.#stay?.returns();
    // Its answer stands behind everything that was missed.
    this.#seat.says("/lang en");
  }

  #take(object: Sent): void {
    const { kind, code, room } = object;
    if (kind === "whisper") this.#hears(object);
    if (kind === "who") this.#looksAround(String(room));
    if (code === "loginTaken") this.#seat.says(this.name);
    if (code === "setting" && this.#state === "catching up") {
      this.#stay?.goesOn();
      this.#state = "in";
    }
    if (typeof object.id === "number") {
      this.#follows(object as unknown as Happened);
    }
  }

  /** Where a return leads: a move may have been under way when it was cut off. */
  #looksAround(room: string): void {
    if (this.#state !== "catching up" || room === this.#stay?.room) return;
    this.#stay = new Stay(room, undefined, this.#options.chronicle);
    this.#stay.returns();
  }

  #follows(event: Happened): void {
    const { chronicle } = this.#options;
    const isOther = chronicle.note(event);
    if (isOther !== undefined) this.#breaks(isOther);
    if (event.kind === "joined" && event.who === this.name) {
      this.looksBack();
      this.#stay = new Stay(event.room, event.id, chronicle);
      if (this.#state === "coming") this.#state = "in";
    } else if (event.room === this.#stay?.room) {
      // What is shown of another room comes before that is entered.
      const wrong = this.#stay.take(event);
      if (wrong !== undefined) this.#breaks(wrong);
    }
  }

  #hears({ who, text }: Sent): void {
    if (who === this.name) return;
    const [sender, number] = [String(who), Number(text)];
    if (number <= (this.#heard.get(sender) ?? 0)) {
      this.#breaks(`${sender} whispers ${number} again`);
    }
    this.#heard.set(sender, number);
  }

  #says(line: string): void {
    this.#note(line);
    this.#seat.says(line);
  }

  #note(what: string): void {
    this.#options.record.note(this.name, JSON.stringify(what.slice(0, 120)));
  }

  #breaks(why: string): void {
    this.#options.breaks(`${this.name}: ${why}`);
  }
}
