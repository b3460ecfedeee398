/**
 * Waiting that can be cut short.
 *
 * @module
 */

/** Waits, and tells each second how many are left. */
export class Countdown {
  #resolve: (() => void) | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * Waits for some milliseconds, or for {@linkcode Countdown.end}.
   *
   * @param tick Called at once, and then each second.
   */
  run(milliseconds: number, tick: (seconds: number) => void): Promise<void> {
    const until = performance.now() + milliseconds;
    const step = () => {
      const left = until - performance.now();
      if (left <= 0) this.end();
      else tick(Math.ceil(left / 1000));
    };
    return new Promise((resolve) => {
      this.#resolve = resolve;
      // Finer than the seconds it tells, so that it ends when it should.
      this.#timer = setInterval(step, 100);
      step();
    });
  }

  /** Waits no longer. */
  end(): void {
    clearInterval(this.#timer);
    this.#resolve?.();
    this.#resolve = undefined;
  }
}
