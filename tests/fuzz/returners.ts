/**
 * All who come back, and what they agree on.
 *
 * @module
 */

import { Chronicle } from "./chronicle.ts";
import type { Door } from "./doors.ts";
import type { Random } from "./random.ts";
import type { Record } from "./record.ts";
import { Returner } from "./returner.ts";
import type { Verdict } from "./verdict.ts";

const COUNT = 6;
const ADDRESSES = 20;
/** How often each does something in a round. */
const OFTEN = 0.3;

/** Several who are cut off, come back, and compare what they have seen. */
export class Returners {
  readonly #random: Random;
  readonly #all: readonly Returner[];

  /** Makes those who come through a door; nobody has come yet. */
  constructor(door: Door, random: Random, record: Record, verdict: Verdict) {
    this.#random = random;
    const chronicle = new Chronicle();
    const names = Array.from({ length: COUNT }, (_, at) => `return_${at + 1}`);
    this.#all = names.map((name, at) =>
      new Returner({
        ...{ name, names, door, chronicle, record },
        addresses: Array.from(
          { length: ADDRESSES },
          (_, host) => `127.2.${at}.${host + 1}`,
        ),
        random: random.fork(),
        breaks: (why) => verdict.breaks(why),
      })
    );
  }

  /** Their names. */
  get names(): string[] {
    return this.#all.map(({ name }) => name);
  }

  /** How many the server has to know. */
  get count(): number {
    return this.#all.filter(({ isOut }) => !isOut).length;
  }

  /** Lets some of them do something. */
  act(): void {
    for (const one of this.#all) if (this.#random.chance(OFTEN)) one.act();
  }

  /** Brings all of them in; tells who is not in yet. */
  settles(): string | undefined {
    for (const one of this.#all) {
      const wrong = one.settles();
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  /** Finds what any of them has missed. */
  lookBack(): void {
    for (const one of this.#all) one.looksBack();
  }

  /** Lets all of them go; tells who is still there. */
  leave(): string | undefined {
    for (const one of this.#all) one.leaves();
    const left = this.#all.find(({ isOut }) => !isOut);
    return left && `${left.name} is still there`;
  }

  /** Lets all connections go. */
  close(): void {
    for (const one of this.#all) one.closes();
  }
}
