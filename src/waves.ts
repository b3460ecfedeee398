/**
 * Who is written to next.
 *
 * @module
 */

import { setImmediate } from "node:timers";
import { Histogram } from "./histogram.ts";
import { Lag } from "./lag.ts";
import type { Outbox, OutboxHandler } from "./outbox.ts";

type Timer = ReturnType<typeof setTimeout>;

/** The numbers that {@linkcode Waves} runs by. */
export interface WavesLimits {
  /** Writes started at once. */
  readonly wave: number;
  /** Writes started in one turn of the event loop. */
  readonly turn: number;
  /** How long a wave waits for its slowest write, in milliseconds. */
  readonly wavePatience: number;
  /** From when on the queue takes too long to come round, in milliseconds. */
  readonly lag: number;
}

const SIZES = [1, 2, 4, 8, 16, 32, 64];

// A write that the kernel takes at once settles within this many microtasks.
const HOPS = 8;

/**
 * Writes outboxes in waves.
 *
 * 1. Whoever has something to receive stands in one queue, first come first
 *    served, and receives in one write everything there is for them by then.
 * 2. A wave starts when the last one has settled. When none is under way, it
 *    starts in a microtask: all that one read brought goes out together.
 * 3. A wave that has not settled in time is left behind; the connections it
 *    waits for are busy until their writes settle, and hold up nobody.
 * 4. One connection has at most one write under way.
 *
 * The runtime polls all pending operations in one task with a budget of 128 a
 * turn. Writes beyond that are put off, which costs half as much again, and
 * with many at once some wait for seconds. So a turn starts no more than it can
 * finish, and the next begins when the event loop has come round.
 */
export class Waves implements OutboxHandler {
  /** How long the queue takes to come round. */
  readonly lag: Lag;
  /** How many writes the waves had. */
  readonly sizes = new Histogram(SIZES);
  readonly #limits: WavesLimits;
  #queue: Outbox[] = [];
  #first = 0;
  // How many have had their turn, and how far in the queue they are counted.
  #served = 0;
  #noted = 0;
  #wave = 0;
  // Writes under way of this wave, and started in this turn.
  #pending = 0;
  #spent = 0;
  #writes = 0;
  #bytes = 0;
  #isScheduled = false;
  #watched: Timer | undefined;
  readonly #begin = () => {
    this.#isScheduled = false;
    this.#spent = 0;
    if (this.#pending === 0) this.#startWave();
  };

  /** Makes a queue that is empty. */
  constructor(limits: WavesLimits) {
    this.#limits = limits;
    this.lag = new Lag(limits.lag);
  }

  /** How many writes have been made so far. */
  get writes(): number {
    return this.#writes;
  }

  /** How many bytes have been written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many stand in the queue. */
  get waiting(): number {
    return this.#queue.length - this.#first;
  }

  /** Puts an outbox in the queue, unless it stands there or is being written. */
  ready(outbox: Outbox): void {
    if (outbox.state !== "idle") return;
    outbox.state = "queued";
    this.#queue.push(outbox);
    if (this.#pending === 0) this.#schedule(queueMicrotask);
  }

  /** Puts an outbox that has been written back in the queue, or to rest. */
  settled(outbox: Outbox, count: number): void {
    this.#bytes += count;
    if (outbox.isEmpty || outbox.lost) {
      this.#rest(outbox);
    } else {
      outbox.state = "queued";
      this.#queue.push(outbox);
    }
    if (outbox.wave === this.#wave) this.#pending--;
    if (this.#pending === 0 && this.#first < this.#queue.length) {
      this.#startWave();
    }
  }

  /** Starts no further wave for one that lasts too long. */
  stop(): void {
    clearTimeout(this.#watched);
  }

  #schedule(defer: (begin: () => void) => void): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    defer(this.#begin);
  }

  #startWave(): void {
    const { wave, turn } = this.#limits;
    if (this.#spent >= turn) return this.#schedule(setImmediate);
    this.#wave++;
    const most = Math.min(wave, turn - this.#spent);
    while (this.#first < this.#queue.length && this.#pending < most) {
      this.#startWrite(this.#queue[this.#first++]);
    }
    this.#spent += this.#pending;
    if (this.#pending > 0) this.sizes.add(this.#pending);
    this.#noteLag();
    this.#compact();
    if (this.#pending > 0) this.#lookAfter(this.#wave);
  }

  #noteLag(): void {
    this.#served += this.#first - this.#noted;
    this.#noted = this.#first;
    this.lag.note(this.#served + this.waiting, this.#served);
  }

  /** Lets go of the part of the queue that has been served. */
  #compact(): void {
    if (this.#first === this.#queue.length) {
      this.#queue.length = 0;
      this.#first = this.#noted = 0;
    } else if (this.#first >= 4096) {
      this.#queue.splice(0, this.#first);
      this.#first = this.#noted = 0;
    }
  }

  #startWrite(outbox: Outbox): void {
    if (!outbox.write()) return this.#rest(outbox);
    outbox.state = "writing";
    outbox.wave = this.#wave;
    this.#pending++;
    this.#writes++;
  }

  #rest(outbox: Outbox): void {
    outbox.state = "idle";
    outbox.rest();
  }

  /**
   * Sets a timer for a wave that does not settle at once. Nearly every wave
   * does, and a timer for each took a twentieth of the server's time.
   */
  async #lookAfter(wave: number): Promise<void> {
    for (let hop = 0; hop < HOPS; hop++) await undefined;
    if (wave !== this.#wave || this.#pending === 0) return;
    this.#watched ??= setTimeout(() => {
      this.#watched = undefined;
      if (this.#pending === 0) return;
      if (wave !== this.#wave) return void this.#lookAfter(this.#wave);
      // Whatever of this wave has not settled is left behind.
      this.#pending = 0;
      this.#begin();
    }, this.#limits.wavePatience);
  }
}
