/**
 * Whether a server sends one's own words back.
 *
 * @module
 */

import type { PendingLines } from "./pending_lines.ts";

// Longer than a line takes to the other side of the world and back.
const PATIENCE = 1000;

/**
 * Finds out by waiting: words that do not come back in time are shown as they
 * were written, and from then on at once.
 */
export class EchoDetection {
  readonly #pending: PendingLines;
  readonly #show: (text: string) => void;
  // Shown already: should they come back after all, they are not shown again.
  readonly #shown = new Set<string>();
  #come: boolean | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Begins without knowing.
   *
   * @param pending What was sent, and is taken out when it is shown.
   * @param show Shows words that do not come back.
   */
  constructor(pending: PendingLines, show: (text: string) => void) {
    this.#pending = pending;
    this.#show = show;
  }

  /** Is told, or has found out, whether words come back. */
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

  /** Waits for nothing any more. */
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
