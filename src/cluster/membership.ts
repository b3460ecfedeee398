/**
 * Which nodes live, by the log alone.
 *
 * @module
 */

import type { Batch } from "./batch.ts";

/** How much one entry moves the log clock at most, in milliseconds. */
const MOST_STEP = 1_000;
/** A node that is silent for longer, by the log clock, is gone. */
export const SILENCE = 6_000;
/** A hello that lies in the log later than this is void. */
export const HELLO_LIFE = 5_000;

interface Writer {
  readonly node: string;
  last: number;
  heard: number;
}

/** The state of a {@linkcode Membership}, as JSON. */
export interface MembershipState {
  /** See {@linkcode Membership.clock}. */
  readonly clock: number;
  /** See {@linkcode Membership.time}. */
  readonly time: number;
  /** See {@linkcode Membership.epoch}. */
  readonly epoch: number;
  /** See {@linkcode Membership.rules}. */
  readonly rules: string;
  /** Each incarnation: id, node, number of the last batch, and when that was. */
  readonly writers: readonly (readonly [string, string, number, number])[];
}

/**
 * The nodes, and which of their batches count. It depends on nothing but the
 * entries of the log, so that it is the same on every node at every place.
 *
 * 1. Time is the stream's, and never goes back. The log clock goes with it, but
 *    no entry moves it by more than a second: while nothing can be written, it
 *    stands, and nobody is given up for it.
 * 2. A batch counts if its writer lives and its number is the next. So a
 *    repeated batch never counts twice, however late it comes.
 * 3. A writer whose last batch lies too far back, by the log clock, is gone.
 *    Nobody decides that; it follows from the entries.
 */
export class Membership {
  #clock = 0;
  #time = 0;
  #epoch = 0;
  #rules = "";
  #writers = new Map<string, Writer>();

  /** The log clock, in milliseconds since the epoch. */
  get clock(): number {
    return this.#clock;
  }

  /** The time of the last entry, in milliseconds since 1970. */
  get time(): number {
    return this.#time;
  }

  /** The place of the entry with which everything began. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The rules of the epoch. */
  get rules(): string {
    return this.#rules;
  }

  /** How many nodes live. */
  get size(): number {
    return this.#writers.size;
  }

  /** Whether an incarnation lives. */
  has(writer: string): boolean {
    return this.#writers.has(writer);
  }

  /** Whether some incarnation of this node's name lives. */
  hasNode(name: string): boolean {
    return [...this.#writers.values()].some(({ node }) => node === name);
  }

  /** Whether an incarnation began before another, and both live. */
  isOlder(writer: string, than: string): boolean {
    const all = [...this.#writers.keys()];
    return all.includes(writer) && all.indexOf(writer) < all.indexOf(than);
  }

  /**
   * Moves the time on.
   *
   * @param time The time of the next entry.
   * @returns The incarnations that are gone by then.
   */
  advance(time: number): string[] {
    const step = Math.max(0, time - this.#time);
    this.#time += step;
    this.#clock += Math.min(step, MOST_STEP);
    const gone = [];
    for (const [id, { heard }] of this.#writers) {
      if (this.#clock - heard > SILENCE) gone.push(id);
    }
    for (const id of gone) this.#writers.delete(id);
    return gone;
  }

  /** Begins anew at this place, with the rules of this batch. */
  begin(place: number, { hello }: Batch): void {
    this.#clock = 0;
    this.#epoch = place;
    this.#rules = hello!.rules;
    this.#writers.clear();
  }

  /**
   * Takes a batch, after the time has been moved to it.
   *
   * @returns Whether it counts, and which incarnation has ended before it.
   */
  take(batch: Batch): { counts: boolean; ended?: string } {
    const { w, n, hello } = batch;
    if (hello !== undefined) return this.#greet(batch);
    const writer = this.#writers.get(w);
    if (writer === undefined || n !== writer.last + 1) return { counts: false };
    writer.last = n;
    writer.heard = this.#clock;
    return { counts: true };
  }

  /** An incarnation has said that it ends. */
  leave(writer: string): void {
    this.#writers.delete(writer);
  }

  /** The whole state. */
  save(): MembershipState {
    return {
      clock: this.#clock,
      time: this.#time,
      epoch: this.#epoch,
      rules: this.#rules,
      writers: [...this.#writers].map(([id, { node, last, heard }]) =>
        [id, node, last, heard] as const
      ),
    };
  }

  /** Takes a state over. */
  load({ clock, time, epoch, rules, writers }: MembershipState): void {
    this.#clock = clock;
    this.#time = time;
    this.#epoch = epoch;
    this.#rules = rules;
    this.#writers = new Map(
      writers.map(([id, node, last, heard]) => [id, { node, last, heard }]),
    );
  }

  #greet({ w, n, hello }: Batch): { counts: boolean; ended?: string } {
    const { node, at, epoch, rules } = hello!;
    const isFirst = n === 1 && !this.#writers.has(w);
    const isFresh = epoch === this.#epoch && at <= this.#clock &&
      this.#clock - at <= HELLO_LIFE;
    if (!isFirst || !isFresh || rules !== this.#rules) return { counts: false };
    let ended: string | undefined;
    for (const [id, writer] of this.#writers) {
      if (writer.node === node) ended = id;
    }
    if (ended !== undefined) this.#writers.delete(ended);
    this.#writers.set(w, { node, last: n, heard: this.#clock });
    return ended === undefined ? { counts: true } : { counts: true, ended };
  }
}
