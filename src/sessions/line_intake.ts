/**
 * Lines, taken at the pace of their sender.
 *
 * @module
 */

import type { Line } from "../net/line_decoder.ts";
import type { Conversation } from "./protocol.ts";
import type { Throttle } from "./throttle.ts";

/** Hands lines to a conversation, and waits when their sender is too fast. */
export class LineIntake {
  readonly #conversation: Conversation;
  readonly #throttle: Throttle;
  readonly #isOver: () => boolean;
  readonly #settled: () => Promise<void> | undefined;

  /**
   * Takes nothing yet.
   *
   * @param isOver Tells whether the session is over.
   * @param settled Tells what to wait for before the next line.
   */
  constructor(
    conversation: Conversation,
    throttle: Throttle,
    isOver: () => boolean,
    settled: () => Promise<void> | undefined = () => undefined,
  ) {
    this.#conversation = conversation;
    this.#throttle = throttle;
    this.#isOver = isOver;
    this.#settled = settled;
  }

  /** Takes all lines. Gives a promise if there is something to wait for. */
  takeAll(lines: readonly Line[]): Promise<void> | undefined {
    // Many bytes came without a line.
    if (lines.length === 0) return this.#throttle.spend(1);
    for (let at = 0; at < lines.length;) {
      const end = endOfRun(lines, at);
      const pause = this.#take(lines[at], end - at);
      if (pause !== undefined) return this.#takeRest(pause, lines, end);
      at = end;
    }
    return undefined;
  }

  async #takeRest(
    pause: Promise<void>,
    lines: readonly Line[],
    from: number,
  ): Promise<void> {
    await pause;
    for (let at = from; at < lines.length;) {
      const end = endOfRun(lines, at);
      await this.#take(lines[at], end - at);
      at = end;
    }
  }

  /** Takes a line, or several empty ones. */
  #take(line: Line, count: number): Promise<void> | undefined {
    if (this.#isOver()) return undefined;
    let cost = 0;
    for (let n = 0; n < count; n++) cost += this.#conversation.take(line);
    const waiting = this.#settled();
    if (waiting !== undefined) {
      return waiting.then(() => this.#spend(cost));
    }
    return this.#spend(cost);
  }

  #spend(cost: number): Promise<void> | undefined {
    return this.#isOver() ? undefined : this.#throttle.spend(cost);
  }
}

/** The end of a run of empty lines: thousands of them are paid for at once. */
function endOfRun(lines: readonly Line[], from: number): number {
  let end = from + 1;
  if (lines[from] !== "") return end;
  while (lines[end] === "") end++;
  return end;
}
