/**
 * Who is here for pages, and for how long.
 *
 * @module
 */

import type { Duplex } from "node:stream";

/** The bounds of {@linkcode Visits}. */
export interface VisitLimits {
  /** Connections that are no WebSocket. */
  readonly webVisits: number;
  /** How long a request may take to arrive, in milliseconds. */
  readonly webRequest: number;
}

/**
 * The connections over which pages are asked for. Each request has to arrive
 * in time. When there are too many, the one that has been silent for the
 * longest makes room: a crowd of the silent keeps nobody out.
 */
export class Visits {
  readonly #limits: VisitLimits;
  readonly #timers = new Map<Duplex, ReturnType<typeof setTimeout>>();

  /** Makes one that has no visitors. */
  constructor(limits: VisitLimits) {
    this.#limits = limits;
  }

  /** Gives a visitor the time for one request. */
  expect(stream: Duplex): void {
    const { webRequest, webVisits } = this.#limits;
    if (!this.forget(stream)) stream.on("close", () => this.forget(stream));
    const timer = setTimeout(() => stream.destroy(), webRequest);
    this.#timers.set(stream, timer);
    if (this.#timers.size > webVisits) {
      const [oldest] = this.#timers.keys();
      // It is closed a little later, and must not be chosen again until then.
      this.forget(oldest);
      oldest.destroy();
    }
  }

  /** Lets a visitor stay for as long as they like. Tells whether it was one. */
  forget(stream: Duplex): boolean {
    clearTimeout(this.#timers.get(stream));
    return this.#timers.delete(stream);
  }

  /** Closes all of them. */
  clear(): void {
    for (const stream of this.#timers.keys()) stream.destroy();
  }
}
