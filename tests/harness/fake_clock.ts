/**
 * Time that passes when a test says so.
 *
 * @module
 */

import { setImmediate } from "node:timers";

interface Timer {
  at: number;
  readonly run: () => void;
  /** How often it comes again; undefined for once. */
  readonly every: number | undefined;
}

const REPLACED = [
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
] as const;

/**
 * Takes the place of the timers for as long as it is used. Nothing that waits
 * for the network may be tested under it, as that goes by the real clock.
 */
export class FakeClock implements Disposable {
  readonly #before = REPLACED.map((name) => [name, globalThis[name]] as const);
  readonly #timers = new Map<number, Timer>();
  #last = 0;
  #now: number;

  /** Stops the clock at `now`, in milliseconds since 1970. */
  constructor(now = Date.UTC(2026, 0, 2, 3, 4, 5)) {
    this.#now = now;
    const start =
      (isRepeated: boolean) => (run: () => void, wait = 0): number => {
        const every = isRepeated ? wait : undefined;
        this.#timers.set(++this.#last, { at: this.#now + wait, run, every });
        return this.#last;
      };
    const stop = (id?: number) => void this.#timers.delete(id ?? 0);
    Object.assign(globalThis, {
      setTimeout: start(false),
      clearTimeout: stop,
      setInterval: start(true),
      clearInterval: stop,
    });
  }

  /** What the clock shows; can be handed on as it is. */
  readonly now = (): number => this.#now;

  /** How many timers are running. */
  get running(): number {
    return this.#timers.size;
  }

  /** How many timers have been started. */
  get started(): number {
    return this.#last;
  }

  /** Lets time pass, and everything happen that is due, in its order. */
  async passes(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      await settle();
      const next = [...this.#timers].filter(([, { at }]) => at <= end)
        .sort(([, a], [, b]) => a.at - b.at)[0];
      if (next === undefined) break;
      const [id, timer] = next;
      this.#now = Math.max(this.#now, timer.at);
      if (timer.every === undefined) this.#timers.delete(id);
      else timer.at += timer.every;
      timer.run();
    }
    this.#now = end;
    await settle();
  }

  /** Sets the clock, forth or back, without letting time pass. */
  isSetTo(now: number): void {
    this.#now = now;
  }

  /** Gives the timers back. */
  [Symbol.dispose](): void {
    Object.assign(globalThis, Object.fromEntries(this.#before));
  }
}

/** Waits until whatever can happen without time or network has happened. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 16; turn++) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
