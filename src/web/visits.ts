/**
 * Who is here for pages, and for how long.
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
  /** What its address is counted by. */
  readonly key: string;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * The connections over which pages are asked for. Each request has to arrive
 * in time. When there are too many, one of the address that has most of them
 * makes room, the one that has been silent for the longest: neither a crowd of
 * the silent nor one address that comes again and again keeps anybody else out.
 */
export class Visits {
  readonly #limits: VisitLimits;
  // Those who have been silent for longer stand before the others.
  readonly #visits = new Map<Duplex, Visit>();
  readonly #counts = new Map<string, number>();

  /** Makes one that has no visitors. */
  constructor(limits: VisitLimits) {
    this.#limits = limits;
  }

  /** Gives a visitor from this address the time for one request. */
  expect(stream: Duplex, address: string): void {
    const { webRequest, webVisits } = this.#limits;
    if (!this.forget(stream)) stream.on("close", () => this.forget(stream));
    const key = addressKey(address);
    const timer = setTimeout(() => stream.destroy(), webRequest);
    this.#visits.set(stream, { key, timer });
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    if (this.#visits.size > webVisits) this.#makeRoom();
  }

  /** Lets a visitor stay for as long as they like. Tells whether it was one. */
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

  /** Closes all of them. */
  clear(): void {
    for (const stream of this.#visits.keys()) stream.destroy();
  }

  #makeRoom(): void {
    const most = Math.max(...this.#counts.values());
    for (const [stream, { key }] of this.#visits) {
      if (this.#counts.get(key) !== most) continue;
      // It is closed a little later, and must not be chosen again until then.
      this.forget(stream);
      stream.destroy();
      return;
    }
  }
}
