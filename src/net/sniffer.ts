/**
 * Waiting for the first bytes of a peer.
 *
 * @module
 */

import type { SniffLimits } from "../sniff_limits.ts";
import { type Guess, guessProtocol, type Spoken } from "./guess_protocol.ts";

/** What a {@linkcode Sniffer} asks. */
export interface SnifferOptions extends SniffLimits {
  /** Whether a line is the server's password. */
  readonly isPassword: (line: string) => boolean;
  /**
   * Whether a peer that says nothing is likely to be a browser, which opens
   * connections before it needs them.
   */
  readonly isBrowser: () => boolean;
}

/** Waits until it is known what a peer speaks, or the time is over. */
export class Sniffer {
  readonly #isPassword: (line: string) => boolean;
  readonly #found: (spoken: Spoken) => void;
  #guess: Guess = guessProtocol(new Uint8Array(0));
  #timer: ReturnType<typeof setTimeout>;
  #hasSeen = false;
  #isOver = false;

  /**
   * Starts to wait.
   *
   * @param found Called once.
   */
  constructor(
    { sniff, sniffMore, isPassword, isBrowser }: SnifferOptions,
    found: (spoken: Spoken) => void,
  ) {
    this.#isPassword = isPassword;
    this.#found = found;
    this.#timer = setTimeout(() => {
      const { isWorthWaiting = !this.#hasSeen && isBrowser() } = this.#guess;
      if (!isWorthWaiting) return this.end();
      const rest = Math.max(0, sniffMore - sniff);
      this.#timer = setTimeout(() => this.end(), rest);
    }, sniff);
  }

  /** Whether it waits no more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Looks at all bytes that have come. */
  see(bytes: Uint8Array): void {
    this.#hasSeen = true;
    this.#guess = guessProtocol(bytes, this.#isPassword);
    if (this.#guess.isSure) this.end();
  }

  /** Waits no more: nothing else comes. */
  end(): void {
    if (this.#isOver) return;
    clearTimeout(this.#timer);
    this.#isOver = true;
    this.#found(this.#guess.spoken);
  }
}
