/**
 * Finding out whether a server sends the person's own lines back.
 *
 * @module
 */

import type { PendingLines } from "./pending_lines.ts";

// Longer than a line takes to the other side of the world and back.
const PATIENCE = 1000;

/**
 * It waits: when a line does not come back in time, the client shows it as it
 * was written, and further lines at once.
 */
export class EchoDetection {
  readonly #pending: PendingLines;
  readonly #show: (text: string) => void;
  // Already shown, so not shown again when they come back after all.
  readonly #shown = new Set<string>();
  #come: boolean | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Begins without knowing.
   *
   * @param pending The sent lines; shown ones are taken out.
   * @param show Shows words that do not come back.
   */
  constructor(pending: PendingLines, show: (text: string) => void) {
    this.#pending = pending;
    this.#show = show;
  }

  /** Whether lines come back, once that is known. */
  set come(come: boolean | undefined) {
    this.#come = come;
  }

  /** Notes that something was said. */
  said(): void {
    if (this.#come === false) return this.#giveUp();
    if (this.#come) return;
    this.#timer ??= setTimeout(() => {
      this.#come = false;
      this.#giveUp();
    }, PATIENCE);
  }

  /**
   * Notes that words came back.
   *
   * @returns Whether they have been shown.
   */
  heard(text: string): boolean {
    this.#come = true;
    this.stop();
    return this.#shown.delete(text);
  }

  /** Stops its timers. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #giveUp(): void {
    this.stop();
    for (let text = this.#pending.give(); text !== undefined;) {
      if (this.#shown.size < 100) this.#shown.add(text);
      this.#show(text);
      text = this.#pending.give();
    }
  }
}
