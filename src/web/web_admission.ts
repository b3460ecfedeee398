/**
 * The bounds on connections and requests to the HTTP server.
 *
 * @module
 */

import { Arrivals } from "../net/arrivals.ts";
import type { NetworkShares } from "../net/address_counts.ts";
import type { Networks } from "../net/network.ts";

/** The bounds of {@linkcode WebAdmission}. */
export interface WebAdmissionLimits extends NetworkShares {
  /** Connections from one address; 0 for any number, at any rate. */
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

  /** Starts without connections. */
  constructor(limits: WebAdmissionLimits, trusted: Networks) {
    const { perAddress, webArrivals, webRequests, arrivalWindow } = limits;
    this.#isOff = perAddress === 0;
    this.#trusted = trusted;
    this.#connections = new Arrivals(webArrivals, arrivalWindow, limits);
    this.#requests = new Arrivals(webRequests, arrivalWindow, limits);
  }

  /**
   * Counts a connection. A trusted proxy carries many clients over few
   * connections.
   */
  mayConnect(peer: string): boolean {
    return this.#isOff || this.#trusted.has(peer) ||
      this.#connections.mayCome(peer, performance.now());
  }

  /** Counts a request. One connection may carry any number. */
  mayAsk(client: string): boolean {
    return this.#isOff || this.#trusted.has(client) ||
      this.#requests.mayCome(client, performance.now());
  }
}
