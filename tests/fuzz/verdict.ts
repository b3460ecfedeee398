/**
 * Whether everything holds that has to.
 *
 * @module
 */

/** Longer than anything takes on a busy machine, in milliseconds. */
const PATIENCE = 30_000;
/** How often is looked for what nobody tells of. */
const LOOK = 20;
const LATE = Symbol("late");

/** Something that has to hold did not. */
export class Violation extends Error {
  /** What kind of error it is. */
  override name = "Violation";
}

/** Ends every wait at the first thing that does not hold, wherever it is found. */
export class Verdict {
  readonly #broken = Promise.withResolvers<never>();

  /** Makes one under which everything holds so far. */
  constructor() {
    // It may be found while nobody waits.
    this.#broken.promise.catch(() => {});
  }

  /** Says that something does not hold. */
  breaks(why: string): void {
    this.#broken.reject(new Violation(why));
  }

  /** Waits for `promise`, and lets it take no longer than it may. */
  async within<Value>(
    promise: Promise<Value>,
    what: string,
    patience = PATIENCE,
  ): Promise<Value> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<typeof LATE>((resolve) => {
      timer = setTimeout(() => resolve(LATE), patience);
    });
    try {
      const first = await Promise.race([this.#broken.promise, promise, late]);
      if (first !== LATE) return first;
      throw new Violation(`${what} took over ${patience} ms`);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Looks again and again until nothing is wrong any more: what was sent to the
   * server takes its time to come there.
   *
   * @param fault Says what is wrong, or undefined when nothing is.
   */
  async settles(
    fault: () => string | undefined | Promise<string | undefined>,
    patience = PATIENCE,
  ): Promise<void> {
    const end = performance.now() + patience;
    for (;;) {
      const wrong = await fault();
      if (wrong === undefined) return;
      if (performance.now() > end) throw new Violation(wrong);
      await this.pause(LOOK);
    }
  }

  /** Lets time pass. */
  pause(milliseconds: number): Promise<void> {
    const passed = new Promise<void>((resolve) => {
      setTimeout(resolve, milliseconds);
    });
    return this.within(passed, "a pause", milliseconds + PATIENCE);
  }
}
