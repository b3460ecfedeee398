/**
 * The bounds on connections.
 *
 * @module
 */

import type { Refusal } from "../counters.ts";
import { networkKeys } from "../net/address.ts";
import { AddressCounts, type NetworkShares } from "../net/address_counts.ts";
import { Arrivals } from "../net/arrivals.ts";

/** The numbers that admission goes by. */
export interface AdmissionLimits extends NetworkShares {
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
  readonly #inside: AddressCounts;
  readonly #arrivals: Arrivals;
  #count = 0;

  /** Starts without connections. */
  constructor(limits: AdmissionLimits) {
    const { arrivals, arrivalWindow } = limits;
    this.#limits = limits;
    this.#inside = new AddressCounts(limits);
    this.#arrivals = new Arrivals(arrivals, arrivalWindow, limits);
  }

  /** How many connections are open. */
  get count(): number {
    return this.#count;
  }

  /**
   * Admits a connection, or tells why not. The caller must call
   * {@linkcode Admission.leave} once for each admitted connection.
   *
   * @param now By the monotonic clock, in milliseconds.
   * @param makeRoom Lets another out when all is full, if any has to go.
   */
  enter(
    address: string,
    now: number,
    makeRoom: () => void = () => {},
  ): Refusal | undefined {
    const { clients, perAddress } = this.#limits;
    const keys = networkKeys(address);
    if (perAddress > 0) {
      if (!this.#arrivals.mayCome(address, now)) return "addressFast";
      if (!this.#inside.hasRoom(keys, perAddress)) return "addressFull";
    }
    if (this.#count >= clients) makeRoom();
    if (this.#count >= clients) return "serverFull";
    this.#inside.add(keys);
    this.#count++;
    return undefined;
  }

  /** Forgets an admitted connection. */
  leave(address: string): void {
    this.#inside.remove(networkKeys(address));
    this.#count--;
  }

  /**
   * Forgets an admitted connection, and that it came: it is counted elsewhere.
   *
   * @param came When it was admitted, by the monotonic clock, in milliseconds.
   */
  passOn(address: string, came: number): void {
    this.leave(address);
    const { perAddress } = this.#limits;
    if (perAddress > 0) this.#arrivals.takeBack(address, came);
  }
}
