/**
 * The link rooms of a ledger, and the lines that tell of them.
 *
 * @module
 */

import type { LinkChange, LostLink } from "../rooms/link_ledger.ts";

/** A link room, as the ledger knows it. */
export interface LedgerRoom extends Omit<LostLink, "keepsOut"> {
  /** The marks of the names and addresses that are kept out. */
  readonly keptOut: ReadonlySet<string>;
}

/** The sign that a line about each change begins with. */
export const SIGNS: Record<LinkChange, string> = {
  made: "+",
  ended: "-",
  locked: "!",
  unlocked: "?",
  entered: ">",
  left: "<",
  owned: "=",
  keptOut: "x",
};

type Kept = {
  until: number;
  isLocked: boolean;
  owner: number;
  readonly stays: Set<number>;
  readonly keptOut: Set<string>;
};

// A sign, the mark of the room, and a number in base 36 or another mark.
const LINE = /^([-+!?><=x])([\w-]{16})(?: ([\w-]{1,16}))?$/;

/** The length of the longest line, in UTF-16 code units. */
export const LONGEST_LINE = 34;

/** Whether a line tells of a change. */
export function makesSense(line: string): boolean {
  return LINE.test(line);
}

// Names and addresses.
const KINDS_OUT = 2;
// In all rooms together, as many are kept out as in so many full ones.
const FULL_ROOMS = 250;

/** The bounds of {@linkcode LedgerRooms}. */
export interface LedgerRoomsLimits {
  /** How many names, and how many addresses, can be kept out of a room. */
  readonly kicked: number;
}

/** Link rooms by their marks. Each line changes one. */
export class LedgerRooms {
  readonly #rooms = new Map<string, Kept>();
  readonly #mostOut: number;
  #out = 0;

  /** Makes a set without rooms. */
  constructor({ kicked }: LedgerRoomsLimits) {
    this.#mostOut = KINDS_OUT * kicked;
  }

  /** The rooms that are open by the lines of a file, and whose time is not over. */
  static of(
    text: string,
    now: number,
    limits: LedgerRoomsLimits,
  ): LedgerRooms {
    const all = new LedgerRooms(limits);
    // A last line that was cut off was told to nobody.
    for (const line of text.split("\n").slice(0, -1)) all.take(line);
    for (const [mark, { until }] of all.#rooms) {
      if (until <= now) all.#delete(mark);
    }
    return all;
  }

  /** The marks of all rooms. */
  marks(): Iterable<string> {
    return this.#rooms.keys();
  }

  /** The room of a mark. */
  get(mark: string): LedgerRoom | undefined {
    return this.#rooms.get(mark);
  }

  /** Takes a line. One that makes no sense changes nothing. */
  take(line: string): void {
    const [, sign, mark, value = ""] = LINE.exec(line) ?? [];
    const number = parseInt(value, 36) || 0;
    if (sign === SIGNS.made) {
      this.#delete(mark);
      this.#rooms.set(mark, {
        ...{ until: number, isLocked: false, owner: 0 },
        ...{ stays: new Set(), keptOut: new Set() },
      });
    } else if (sign === SIGNS.ended) this.#delete(mark);
    const room = this.#rooms.get(mark);
    if (room === undefined) return;
    switch (sign) {
      case SIGNS.locked:
      case SIGNS.unlocked:
        room.isLocked = sign === SIGNS.locked;
        break;
      case SIGNS.entered:
        room.stays.add(number);
        break;
      case SIGNS.left:
        room.stays.delete(number);
        if (room.owner === number) room.owner = 0;
        break;
      case SIGNS.owned:
        room.owner = number;
        break;
      case SIGNS.keptOut:
        this.#keepOut(room.keptOut, value);
    }
  }

  #keepOut(marks: Set<string>, mark: string): void {
    const isFull = marks.size >= this.#mostOut ||
      this.#out >= FULL_ROOMS * this.#mostOut;
    if (isFull || marks.has(mark)) return;
    marks.add(mark);
    this.#out++;
  }

  #delete(mark: string): void {
    this.#out -= this.#rooms.get(mark)?.keptOut.size ?? 0;
    this.#rooms.delete(mark);
  }

  /** The fewest lines that tell of all rooms. */
  lines(): string[] {
    return [...this.#rooms].flatMap(([mark, room]) => {
      const { until, isLocked, stays, owner, keptOut } = room;
      const line = (change: LinkChange, value: string) =>
        `${SIGNS[change]}${mark} ${value}`;
      return [
        line("made", until.toString(36)),
        ...isLocked ? [`${SIGNS.locked}${mark}`] : [],
        ...[...stays].map((stay) => line("entered", stay.toString(36))),
        ...owner > 0 ? [line("owned", owner.toString(36))] : [],
        ...[...keptOut].map((out) => line("keptOut", out)),
      ];
    });
  }
}
