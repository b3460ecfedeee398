/**
 * How often somebody may come to the web door, and ask there.
 *
 * @module
 */

import { Arrivals } from "../net/arrivals.ts";
import type { Networks } from "../net/network.ts";

/** The numbers that {@linkcode WebAdmission} goes by. */
export interface WebAdmissionLimits {
  /** Connections from one address; 0 for any, however fast they come. */
  readonly perAddress: number;
  /** New connections from one address within a window. */
  readonly webArrivals: number;
  /** Requests from one address within a window. */
  readonly webRequests: number;
  /** The window, in milliseconds. */
  readonly arrivalWindow: number;
}

/** Counts connections and requests by address. */
export class WebAdmission {
  readonly #isOff: boolean;
  readonly #trusted: Networks;
  readonly #connections: Arrivals;
  readonly #requests: Arrivals;

  /** Starts with nobody. */
  constructor(limits: WebAdmissionLimits, trusted: Networks) {
    const { perAddress, webArrivals, webRequests, arrivalWindow } = limits;
    this.#isOff = perAddress === 0;
    this.#trusted = trusted;
    this.#connections = new Arrivals(webArrivals, arrivalWindow);
    this.#requests = new Arrivals(webRequests, arrivalWindow);
  }

  /** Counts a connection. A trusted proxy brings many people in few of them. */
  mayConnect(peer: string): boolean {
    return this.#isOff || this.#trusted.has(peer) ||
      this.#connections.mayCome(peer, performance.now());
  }

  /** Counts a request, of which one connection may bring any number. */
  mayAsk(client: string): boolean {
    return this.#isOff || this.#trusted.has(client) ||
      this.#requests.mayCome(client, performance.now());
  }
}
