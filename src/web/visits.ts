/**
 * The connections that are no WebSockets, and their time.
 *
 * @module
 */

import type { Duplex } from "node:stream";
import { networkKeys } from "../net/address.ts";
import { AddressCounts, type NetworkShares } from "../net/address_counts.ts";

/** The bounds of {@linkcode Visits}. */
export interface VisitLimits extends NetworkShares {
  /** Connections that are no WebSocket. */
  readonly webVisits: number;
  /** How long a request may take to arrive, in milliseconds. */
  readonly webRequest: number;
}

interface Visit {
  /** The keys of its address (`networkKeys`). */
  readonly keys: readonly string[];
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * The connections over which pages are requested. Each request has to arrive in
 * time. When there are too many connections, the address or network with most of
 * them loses the one that has been silent longest: neither many silent
 * connections nor one busy address keeps others out.
 */
export class Visits {
  readonly #limits: VisitLimits;
  // In the order of silence, the longest silent first.
  readonly #visits = new Map<Duplex, Visit>();
  readonly #counts: AddressCounts;

  /** Starts without connections. */
  constructor(limits: VisitLimits) {
    this.#limits = limits;
    this.#counts = new AddressCounts(limits);
  }

  /** Gives a connection from this address the time for one request. */
  expect(stream: Duplex, address: string): void {
    const { webRequest, webVisits } = this.#limits;
    if (!this.forget(stream)) stream.on("close", () => this.forget(stream));
    const keys = networkKeys(address);
    const timer = setTimeout(() => stream.destroy(), webRequest);
    this.#visits.set(stream, { keys, timer });
    this.#counts.add(keys);
    if (this.#visits.size > webVisits) this.#makeRoom();
  }

  /** Lets a connection stay without a bound. Tells whether it was known. */
  forget(stream: Duplex): boolean {
    const visit = this.#visits.get(stream);
    if (visit === undefined) return false;
    const { keys, timer } = visit;
    clearTimeout(timer);
    this.#visits.delete(stream);
    this.#counts.remove(keys);
    return true;
  }

  /** Closes all connections. */
  clear(): void {
    for (const stream of this.#visits.keys()) stream.destroy();
  }

  #makeRoom(): void {
    let most = 0;
    let chosen: Duplex | undefined;
    for (const [stream, { keys }] of this.#visits) {
      const load = this.#counts.load(keys);
      if (load <= most) continue;
      most = load;
      chosen = stream;
    }
    if (chosen === undefined) return;
    // It closes a little later, and must not be chosen again until then.
    this.forget(chosen);
    chosen.destroy();
  }
}
