/**
 * The order of reading while the server writes.
 *
 * @module
 */

import { Queue, type Queued } from "./queue.ts";

/** The numbers that {@linkcode ReadScheduler} runs by. */
export interface ReadSchedulerLimits {
  /** How many writes start at once. */
  readonly wave: number;
  /** How many reads and writes start in one turn where there are few writes. */
  readonly turnOperations: number;
  /** How many reads start in one turn where there are many writes. */
  readonly turnReads: number;
  /** How many reads start between two turns, while nothing is being written. */
  readonly eagerReads: number;
}

/** A client that waits to be read. */
export interface Readable extends Queued<Readable> {
  /** Reads what comes next from it. */
  readOn(): void;
}

/** The turns in which the server writes. */
export interface Turns {
  /** Whether something is being written, or is about to be. */
  readonly isBusy: boolean;
  /** Asks for a turn of the event loop, also when there is nothing to write. */
  ask(): void;
}

/**
 * Reads a client at once while nothing is being written. Otherwise the client
 * waits, first come, first served, and each turn of writing lets some be read.
 * Where many in a row were read at once, the next waits for a turn as well:
 * lines that cause no writing would otherwise be read one after another, and
 * whoever waits for the event loop to come round would wait for seconds.
 *
 * 1. A client is read once a turn at most, so that one alone is not read faster
 *    than the server writes.
 * 2. All who wait are read within about one round of the write queue. A line
 *    read sooner would reach most readers no sooner, and a client that speaks
 *    fast has several lines for one read: reading costs most of what a line
 *    costs. So a server at its limit gets more done.
 * 3. Nobody is read in a turn that leaves most of its readers far behind.
 * 4. A turn has few reads beside its writes: the runtime completes 128
 *    operations at a time. It puts the others off behind newer ones, and
 *    reverses their order each time, so that some wait for seconds.
 *
 * With 1,000 readers and 20,000 lines a second, the slowest hundredth of the
 * lines took 0.6 of the time that it took with each client read at once.
 */
export class ReadScheduler {
  readonly #limits: ReadSchedulerLimits;
  readonly #turns: Turns;
  readonly #queue = new Queue<Readable>();
  #waiting = 0;
  #requests = 0;
  // How many may be read at once, until the next turn.
  #eager: number;

  /** Starts with nobody waiting. */
  constructor(limits: ReadSchedulerLimits, turns: Turns) {
    this.#limits = limits;
    this.#turns = turns;
    this.#eager = limits.eagerReads;
  }

  /** How many clients wait to be read. */
  get waiting(): number {
    return this.#waiting;
  }

  /** How many requests there have been. */
  get requests(): number {
    return this.#requests;
  }

  /** Lets a client that does not wait be read: now, or when its turn comes. */
  request(client: Readable): void {
    this.#requests++;
    const isFree = this.#waiting === 0 && !this.#turns.isBusy;
    if (isFree && this.#eager > 0) {
      this.#eager--;
      return client.readOn();
    }
    this.#queue.add(client);
    this.#waiting++;
    this.#turns.ask();
  }

  /**
   * Reads those whose turn has come.
   *
   * @param writes How many writes this turn has started.
   * @param queued How many are still to be written to.
   */
  turn(writes: number, queued: number): void {
    const { wave, turnOperations, turnReads, eagerReads } = this.#limits;
    this.#eager = eagerReads;
    if (this.#waiting === 0) return;
    const share = Math.ceil(this.#waiting * wave / (queued + wave));
    this.#read(Math.max(turnOperations - writes, Math.min(turnReads, share)));
  }

  /** Reads all who wait, as there are no more turns. */
  stop(): void {
    this.#eager = Infinity;
    this.#read(this.#waiting);
  }

  #read(most: number): void {
    // Who asks again meanwhile stands behind these.
    for (let left = Math.min(most, this.#waiting); left > 0; left--) {
      this.#waiting--;
      this.#queue.shift()!.readOn();
    }
  }
}
