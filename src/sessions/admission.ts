/**
 * The bounds on connections.
 *
 * @module
 */

import type { Refusal } from "../counters.ts";
import { addressKey } from "../net/address.ts";
import { Arrivals } from "../net/arrivals.ts";

/** The numbers that admission goes by. */
export interface AdmissionLimits {
  /** Connections in all. */
  readonly clients: number;
  /** Connections from one address; 0 for any number, at any rate. */
  readonly perAddress: number;
  /** New connections from one address within the window. */
  readonly arrivals: number;
  /** The window, in milliseconds. */
  readonly arrivalWindow: number;
}

/**
 * Counts connections, in all and by address.
 *
 * Its memory is bounded by the open connections and those that came within one
 * window.
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #inside = new Map<string, number>();
  readonly #arrivals: Arrivals;
  #count = 0;

  /** Starts without connections. */
  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
    this.#arrivals = new Arrivals(limits.arrivals, limits.arrivalWindow);
  }

  /** How many connections are open. */
  get count(): number {
    return this.#count;
  }

  /**
   * Admits a connection, or tells why not. The caller must call
   * {@linkcode Admission.leave} once for each admitted connection.
   *
   * @param now In milliseconds.
   */
  enter(address: string, now: number): Refusal | undefined {
    const { clients, perAddress } = this.#limits;
    if (this.#count >= clients) return "serverFull";
    const key = addressKey(address);
    const inside = this.#inside.get(key) ?? 0;
    if (perAddress > 0) {
      if (!this.#arrivals.mayCome(address, now)) return "addressFast";
      if (inside >= perAddress) return "addressFull";
    }
    this.#inside.set(key, inside + 1);
    this.#count++;
    return undefined;
  }

  /** Forgets an admitted connection. */
  leave(address: string): void {
    const key = addressKey(address);
    const inside = (this.#inside.get(key) ?? 0) - 1;
    if (inside > 0) this.#inside.set(key, inside);
    else this.#inside.delete(key);
    this.#count--;
  }
}
