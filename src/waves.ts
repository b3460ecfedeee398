/**
 * Who is written to next.
 *
 * @module
 */

import type { Outbox, OutboxHandler } from "./outbox.ts";

type Timer = ReturnType<typeof setTimeout>;

/** The numbers that {@linkcode Waves} runs by. */
export interface WavesLimits {
  /** Writes started at once. */
  readonly wave: number;
  /** How long a wave waits for its slowest write, in milliseconds. */
  readonly wavePatience: number;
}

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
 * turn. More writes started at once than that, and some wait for seconds.
 */
export class Waves implements OutboxHandler {
  readonly #limits: WavesLimits;
  #queue: Outbox[] = [];
  #first = 0;
  #wave = 0;
  #pending = 0;
  #isScheduled = false;
  #watched: Timer | undefined;
  #writes = 0;

  /** Makes a queue that is empty. */
  constructor(limits: WavesLimits) {
    this.#limits = limits;
  }

  /** How many writes have been made so far. */
  get writes(): number {
    return this.#writes;
  }

  /** Puts an outbox in the queue, unless it stands there or is being written. */
  ready(outbox: Outbox): void {
    if (outbox.state !== "idle") return;
    outbox.state = "queued";
    this.#queue.push(outbox);
    if (this.#pending === 0) this.#schedule();
  }

  /** Starts no further wave for one that lasts too long. */
  stop(): void {
    clearTimeout(this.#watched);
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      if (this.#pending === 0) this.#startWave();
    });
  }

  #startWave(): void {
    this.#wave++;
    while (
      this.#first < this.#queue.length && this.#pending < this.#limits.wave
    ) {
      this.#startWrite(this.#queue[this.#first++]);
    }
    this.#compact();
    if (this.#pending > 0) this.#watched ??= this.#watch(this.#wave);
  }

  /** Lets go of the part of the queue that has been served. */
  #compact(): void {
    if (this.#first === this.#queue.length) {
      this.#queue.length = 0;
      this.#first = 0;
    } else if (this.#first >= 4096) {
      this.#queue.splice(0, this.#first);
      this.#first = 0;
    }
  }

  #startWrite(outbox: Outbox): void {
    const bytes = outbox.next();
    if (bytes === undefined) return this.#rest(outbox);
    outbox.state = "writing";
    outbox.wave = this.#wave;
    this.#pending++;
    this.#writes++;
    outbox.connection.write(bytes).then(
      (count) => this.#settle(outbox, count),
      () => this.#settle(outbox, -1),
    );
  }

  #settle(outbox: Outbox, count: number): void {
    if (count < 0) outbox.lose("broken");
    else outbox.advance(count);
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

  #rest(outbox: Outbox): void {
    outbox.state = "idle";
    outbox.rest();
  }

  /** Leaves a wave behind that has lasted too long. */
  #watch(wave: number): Timer {
    return setTimeout(() => {
      this.#watched = undefined;
      if (this.#pending === 0) return;
      if (wave === this.#wave) {
        this.#pending = 0;
        this.#startWave();
      } else {
        this.#watched = this.#watch(this.#wave);
      }
    }, this.#limits.wavePatience);
  }
}
