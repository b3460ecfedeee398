/**
 * Time that passes when a test says so.
 *
 * @module
 */

import { mock } from "node:test";

/** Stands in for the timers as long as it is not disposed of. */
export class FakeTime implements Disposable {
  /** Stops the clock. */
  constructor() {
    mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] });
  }

  /** Lets some milliseconds pass. */
  tick(milliseconds: number): void {
    mock.timers.tick(milliseconds);
  }

  /** Gives the timers back. */
  [Symbol.dispose](): void {
    mock.timers.reset();
  }
}
