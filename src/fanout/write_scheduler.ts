/**
 * The order of writing.
 *
 * @module
 */

import { setImmediate } from "node:timers";
import { Histogram } from "./histogram.ts";
import { QueueDelay } from "./queue_delay.ts";
import type { Outbox } from "./outbox.ts";
import type { OutboxHandler } from "./outbox_handler.ts";
import { Queue } from "./queue.ts";
import { ReadScheduler, type ReadSchedulerLimits } from "./read_scheduler.ts";
import { WriteSlots } from "./write_slots.ts";

/** The numbers that {@linkcode WriteScheduler} runs by. */
export interface WriteSchedulerLimits extends ReadSchedulerLimits {
  /** How many turns of the event loop a wave waits for its slowest write. */
  readonly wavePatience: number;
  /** The delay of the queue that is too long, in milliseconds. */
  readonly queueDelay: number;
  /** The most that one write carries, in bytes. */
  readonly segment: number;
}

/** Calls a function later, once. */
type Defer = (begin: () => void) => void;

const SIZES = [1, 2, 4, 8, 16, 32, 64, 128];

/**
 * Writes outboxes in waves.
 *
 * 1. Every outbox with something to write stands in one queue, first come,
 *    first served. At its turn, one write takes everything that is there for
 *    it.
 * 2. A wave starts when the last one has settled and the event loop has come
 *    round. When none is under way, it starts in a microtask, so that the lines
 *    of one read go out together, and at once.
 * 3. The scheduler waits for a wave a few turns at most: a kernel that takes
 *    bytes takes them at once. A connection whose write has not settled stays
 *    busy until it does, and delays no other.
 * 4. One connection has at most one write under way.
 *
 * The runtime polls all pending operations in one task with a budget of 128 a
 * turn. It puts further writes off, which costs half as much again, and with
 * many at once some wait for seconds. So a wave is a little smaller than that,
 * and each turn starts one. By `setImmediate` alone, the runtime would look for
 * input only every ten waves or so (see `net/self_pipe.ts`).
 */
export class WriteScheduler implements OutboxHandler<Outbox> {
  /** How long the queue takes to come round. */
  readonly queueDelay: QueueDelay;
  /** Who is read meanwhile. */
  readonly reads: ReadScheduler;
  /** The number of writes in each wave. */
  readonly sizes = new Histogram(SIZES);
  readonly #limits: WriteSchedulerLimits;
  readonly #nextTurn: Defer;
  readonly #queue = new Queue<Outbox>();
  readonly #slots = new WriteSlots((outbox, count) => {
    if (count === undefined) outbox.lose("broken");
    else outbox.advance(count);
    this.#settled(outbox, count ?? 0);
  });
  // How many outboxes have ever joined the queue, and how many had their turn.
  #joined = 0;
  #served = 0;
  // How many of those were left behind by more than another turn can carry.
  #late = 0;
  #wave = 0;
  // Writes of this wave that have not settled, and those that leave much.
  #pending = 0;
  #behind = 0;
  #writes = 0;
  #bytes = 0;
  // Turns of the event loop since this wave started.
  #waited = 0;
  #isScheduled = false;
  #isStopped = false;
  // Whether the last turn looked for input, and the requests until then.
  #looks = false;
  #seen = 0;
  readonly #begin = () => {
    this.#isScheduled = false;
    const isPatient = this.#waited++ < this.#limits.wavePatience;
    if (this.#pending === 0 || !isPatient) this.#startWave();
    else this.#schedule(setImmediate);
  };

  /**
   * Makes an empty queue.
   *
   * @param nextTurn Defers the next of several waves to the next turn of the
   * event loop. It has to let the runtime look for input, so that lines are
   * read between two waves.
   */
  constructor(limits: WriteSchedulerLimits, nextTurn: Defer = setImmediate) {
    this.#nextTurn = nextTurn;
    this.#limits = limits;
    this.queueDelay = new QueueDelay(limits.queueDelay);
    this.reads = new ReadScheduler(limits, this);
  }

  /** Whether something is being written, or is about to be. */
  get isBusy(): boolean {
    return this.#isScheduled || this.#pending > 0;
  }

  /** How many writes have been made so far. */
  get writes(): number {
    return this.#writes;
  }

  /** How many bytes have been written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many outboxes stand in the queue. */
  get waiting(): number {
    return this.#joined - this.#served;
  }

  /** Adds an outbox to the queue, unless it stands there or is being written. */
  ready(outbox: Outbox): void {
    if (outbox.state !== "idle") return;
    this.#join(outbox);
    if (this.#isScheduled) return;
    this.#schedule(this.#pending === 0 ? queueMicrotask : this.#nextTurn);
  }

  /** Asks for a turn of the event loop, also when there is nothing to write. */
  ask(): void {
    this.#schedule(this.#nextTurn);
  }

  /** Starts no further wave. */
  stop(): void {
    this.#isStopped = true;
    this.reads.stop();
  }

  /** Puts an outbox that has been written back in the queue, or to rest. */
  #settled(outbox: Outbox, count: number): void {
    this.#bytes += count;
    if (outbox.isEmpty || outbox.lost) this.#rest(outbox);
    else this.#join(outbox);
    if (outbox.wave === this.#wave) {
      this.#pending--;
      // Its reader took at once all that it was given: the delay is the server's.
      if (outbox.left(this.#limits.segment)) this.#late++;
    }
    if (this.#queue.first !== undefined) this.#schedule(this.#nextTurn);
  }

  #join(outbox: Outbox): void {
    outbox.state = "queued";
    this.#queue.add(outbox);
    this.#joined++;
  }

  #schedule(defer: Defer): void {
    if (this.#isScheduled || this.#isStopped) return;
    this.#isScheduled = true;
    defer(this.#begin);
  }

  #startWave(): void {
    const { wave } = this.#limits;
    this.#wave++;
    // Writes of the last wave that have not settled count no longer.
    this.#pending = this.#waited = this.#behind = 0;
    while (this.#pending < wave) {
      const outbox = this.#queue.shift();
      if (outbox === undefined) break;
      this.#served++;
      this.#startWrite(outbox);
    }
    if (this.#pending > 0) this.sizes.add(this.#pending);
    this.queueDelay.note(this.#joined, this.#served, this.#late);
    // Where most have more to get than a write carries, writing comes first.
    const isBehind = this.#behind * 2 > this.#pending;
    if (!isBehind) this.reads.turn(this.#pending, this.waiting);
    const goesOn = this.#queue.first !== undefined || this.reads.waiting > 0 ||
      this.queueDelay.isTooLong;
    if (goesOn) {
      this.#schedule(this.#isLookDue() ? this.#nextTurn : setImmediate);
    }
  }

  /**
   * Whether the next turn is to look for input. After a turn in which no client
   * was read, one turn goes by without: to look takes as long as several
   * writes, which are 5 % of one line to a thousand readers.
   */
  #isLookDue(): boolean {
    const { requests } = this.reads;
    this.#looks = requests !== this.#seen || !this.#looks;
    this.#seen = requests;
    return this.#looks;
  }

  #startWrite(outbox: Outbox): void {
    const bytes = outbox.next();
    if (bytes === undefined) return this.#rest(outbox);
    outbox.state = "writing";
    outbox.wave = this.#wave;
    this.#pending++;
    if (outbox.left(this.#limits.segment)) this.#behind++;
    this.#writes++;
    this.#slots.write(outbox, bytes);
  }

  #rest(outbox: Outbox): void {
    outbox.state = "idle";
    outbox.rest();
  }
}
