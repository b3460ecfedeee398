/**
 * The writes that are under way.
 *
 * @module
 */

import type { Outbox } from "./outbox.ts";

/** Takes what a write came to: the bytes that were sent; undefined in failure. */
type Settle = (outbox: Outbox, count: number | undefined) => void;

/** A write under way, and what its promise calls. */
interface WriteSlot {
  outbox: Outbox | undefined;
  readonly wrote: (count: number) => void;
  readonly failed: () => void;
}

/**
 * The writes under way, in slots that are used again.
 *
 * A promise has to call a function that knows the outbox. One for each outbox
 * is out of the processor's cache whenever it is called; the few slots of a wave
 * stay in it.
 */
export class WriteSlots {
  readonly #settle: Settle;
  readonly #free: WriteSlot[] = [];

  /** Has no slot yet. */
  constructor(settle: Settle) {
    this.#settle = settle;
  }

  /** Writes bytes of an outbox. */
  write(outbox: Outbox, bytes: Uint8Array): void {
    const slot = this.#free.pop() ?? this.#newSlot();
    slot.outbox = outbox;
    try {
      outbox.sink.write(bytes).then(slot.wrote, slot.failed);
    } catch {
      // The scheduler starts no other wave before this write settles.
      queueMicrotask(slot.failed);
    }
  }

  #newSlot(): WriteSlot {
    const slot: WriteSlot = {
      outbox: undefined,
      wrote: (count) => this.#settle(this.#release(slot), count),
      failed: () => this.#settle(this.#release(slot), undefined),
    };
    return slot;
  }

  #release(slot: WriteSlot): Outbox {
    const outbox = slot.outbox!;
    slot.outbox = undefined;
    this.#free.push(slot);
    return outbox;
  }
}
