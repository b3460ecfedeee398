/**
 * Logging refused connections without an entry for each.
 *
 * @module
 */

import type { Refusal } from "../counters.ts";
import { addressKey } from "../net/address.ts";
import type { Log } from "../log.ts";

/** The bounds of the log. */
export interface RefusalLogLimits {
  /**
   * How long refusals are counted before the count is logged, in milliseconds.
   */
  readonly arrivalWindow: number;
  /** How many addresses are counted apart in that time. */
  readonly loggedRefusals: number;
}

interface Count {
  readonly address: string;
  readonly why: Refusal;
  /** Refusals since the last entry. */
  count: number;
}

/** Stands for all addresses beyond those. */
const OTHERS = "others";

/**
 * Logs the first refusal of an address at once, and at the end of a window how
 * many more there were. So a stranger who connects thousands of times a second
 * writes two entries a window.
 */
export class RefusalLog {
  readonly #log: Log;
  readonly #limits: RefusalLogLimits;
  readonly #counts = new Map<string, Count>();
  #windowEnd = -Infinity;

  /** Starts without refusals. */
  constructor(log: Log, limits: RefusalLogLimits) {
    this.#log = log;
    this.#limits = limits;
  }

  /**
   * Counts a refusal.
   *
   * @param now By the monotonic clock, in milliseconds.
   */
  add(address: string, why: Refusal, now: number): void {
    this.sweep(now);
    if (this.#counts.size === 0) {
      this.#windowEnd = now + this.#limits.arrivalWindow;
    }
    const known = this.#counts.get(keyOf(address, why));
    if (known !== undefined) known.count++;
    else if (this.#counts.size < this.#limits.loggedRefusals) {
      this.#counts.set(keyOf(address, why), { address, why, count: 0 });
      this.#log.info("refused", { address, why });
    } else this.#addOther(why);
  }

  /** Logs the counts of a window that is over. */
  sweep(now: number): void {
    if (now >= this.#windowEnd) this.flush();
  }

  /** Logs the counts now. */
  flush(): void {
    for (const { address, why, count } of this.#counts.values()) {
      if (count > 0) this.#log.info("refused", { address, why, count });
    }
    this.#counts.clear();
  }

  #addOther(why: Refusal): void {
    const known = this.#counts.get(keyOf(OTHERS, why));
    if (known !== undefined) known.count++;
    else {
      this.#counts.set(keyOf(OTHERS, why), { address: OTHERS, why, count: 1 });
    }
  }
}

function keyOf(address: string, why: Refusal): string {
  return `${why} ${addressKey(address)}`;
}
