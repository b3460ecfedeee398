/**
 * The connections that are no WebSockets, and their time.
 *
 * @module
 */

import type { Duplex } from "node:stream";
import { addressKey } from "../net/address.ts";

/** The bounds of {@linkcode Visits}. */
export interface VisitLimits {
  /** Connections that are no WebSocket. */
  readonly webVisits: number;
  /** How long a request may take to arrive, in milliseconds. */
  readonly webRequest: number;
}

interface Visit {
  /** The key of its address. */
  readonly key: string;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * The connections over which pages are requested. Each request has to arrive in
 * time. When there are too many connections, the address with most of them
 * loses the one that has been silent longest: neither many silent connections
 * nor one busy address keeps others out.
 */
export class Visits {
  readonly #limits: VisitLimits;
  // In the order of silence, the longest silent first.
  readonly #visits = new Map<Duplex, Visit>();
  readonly #counts = new Map<string, number>();

  /** Starts without connections. */
  constructor(limits: VisitLimits) {
    this.#limits = limits;
  }

  /** Gives a connection from this address the time for one request. */
  expect(stream: Duplex, address: string): void {
    const { webRequest, webVisits } = this.#limits;
    if (!this.forget(stream)) stream.on("close", () => this.forget(stream));
    const key = addressKey(address);
    const timer = setTimeout(() => stream.destroy(), webRequest);
    this.#visits.set(stream, { key, timer });
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    if (this.#visits.size > webVisits) this.#makeRoom();
  }

  /** Lets a connection stay without a bound. Tells whether it was known. */
  forget(stream: Duplex): boolean {
    const visit = this.#visits.get(stream);
    if (visit === undefined) return false;
    const { key, timer } = visit;
    clearTimeout(timer);
    this.#visits.delete(stream);
    const left = this.#counts.get(key)! - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
    return true;
  }

  /** Closes all connections. */
  clear(): void {
    for (const stream of this.#visits.keys()) stream.destroy();
  }

  #makeRoom(): void {
    const most = Math.max(...this.#counts.values());
    for (const [stream, { key }] of this.#visits) {
      if (this.#counts.get(key) !== most) continue;
      // It closes a little later, and must not be chosen again until then.
      this.forget(stream);
      stream.destroy();
      return;
    }
  }
}
