/**
 * The time of the log that several servers share.
 *
 * @module
 */

/**
 * While something of the log is done, it is the time at which the log took it,
 * on every server; otherwise it is the time of this server's clock.
 */
export class LogClock {
  readonly #wall: () => number;
  #time = 0;
  #isDoing = false;

  /** Begins before all time. */
  constructor(wall: () => number) {
    this.#wall = wall;
  }

  /** The time of the last entry, in milliseconds since 1970. */
  readonly logTime = (): number => this.#time;

  /** The time for what happens now, in milliseconds since 1970. */
  readonly now = (): number => this.#isDoing ? this.#time : this.#wall();

  /** Moves the time of the log. */
  set(time: number): void {
    this.#time = time;
  }

  /** Does something of the log. */
  during<Result>(work: () => Result): Result {
    this.#isDoing = true;
    try {
      return work();
    } finally {
      this.#isDoing = false;
    }
  }
}
