/**
 * Reconnecting.
 *
 * @module
 */

import type { Socket } from "node:net";
import { backoff } from "./backoff.ts";
import { Countdown } from "./countdown.ts";
import { ClientError } from "./client_error.ts";
import type { ClientState } from "./client_state.ts";
import type { Ending } from "./ending.ts";
import { textsIn } from "./texts/texts.ts";

/** The options of reconnecting. */
export interface ReconnectOptions {
  /** The state of the client. */
  readonly memory: ClientState;
  /** Reaches the server. */
  readonly dial: () => Promise<Socket>;
  /** Shows the status. */
  readonly tell: (status: string) => void;
}

// As good as for ever: the longest that a timer can be set to.
const UNTIL_ASKED = 2 ** 31 - 1;

/** Tries to reconnect, with growing pauses, until it succeeds. */
export class Reconnect {
  readonly #options: ReconnectOptions;
  readonly #pause = new Countdown();
  #attempts = 0;
  #lostAt: number | undefined;

  /** Starts without an attempt. */
  constructor(options: ReconnectOptions) {
    this.#options = options;
  }

  /** Whether the connection is lost. */
  get isAway(): boolean {
    return this.#lostAt !== undefined;
  }

  /**
   * Tries until it succeeds. After a kick, it waits for
   * {@linkcode Reconnect.now}.
   */
  async run(kind: Ending["kind"]): Promise<Socket> {
    this.#lostAt ??= Date.now();
    const { dial, tell, memory } = this.#options;
    let pause = kind === "dismissed" ? UNTIL_ASKED : this.#next();
    for (;;) {
      await this.#pause.run(pause, (seconds) => this.#tell(kind, seconds));
      tell(textsIn(memory.lang).trying);
      try {
        return await dial();
      } catch (error) {
        if (!(error instanceof ClientError)) throw error;
      }
      pause = this.#next();
    }
  }

  /** Tries at once. */
  now(): void {
    this.#pause.end();
  }

  /**
   * Notes that the client is back, and tells for how many seconds it was away.
   */
  succeed(): number | undefined {
    const since = this.#lostAt;
    this.#lostAt = undefined;
    this.#attempts = 0;
    if (since === undefined) return undefined;
    return Math.max(1, Math.round((Date.now() - since) / 1000));
  }

  #next(): number {
    return backoff(this.#attempts++);
  }

  #tell(kind: Ending["kind"], seconds: number): void {
    const { memory, tell } = this.#options;
    const { held, away, retry } = textsIn(memory.lang);
    if (kind === "held") tell(held(memory.name, seconds));
    else tell(kind === "dismissed" ? away : retry(seconds));
  }
}
