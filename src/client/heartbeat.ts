/**
 * Whether the server is still there.
 *
 * @module
 */

/** What is done about a server that is silent. */
export interface HeartbeatHooks {
  /** Sends what the server need not answer. */
  readonly nudge: () => void;
  /** Sends what the server has to answer. */
  readonly probe: () => void;
  /** Gives the connection up. */
  readonly giveUp: () => void;
}

/** How often {@linkcode Heartbeat.tick} is to be called, in milliseconds. */
export const HEARTBEAT = 1000;

// Often enough for the shortest memory of common address translators.
const NUDGE = 60_000;

// A clock that jumps so far has slept with its machine.
const SLEEP = 30_000;

const ANSWER_AFTER_SLEEP = 10_000;
const ANSWER = 30_000;
const SLOW = 4_000;

// Not everything that is said has an answer; whether the server is there is
// then asked in so many words.
const DOUBT = 2_000;

/**
 * Watches a connection on which nothing may come for hours, and which may have
 * died without a word meanwhile.
 */
export class Heartbeat {
  readonly #hooks: HeartbeatHooks;
  #heardAt: number;
  #tickedAt: number;
  #nudgedAt: number;
  #askedAt: number | undefined;
  #patience = ANSWER;
  #hasProbed = false;

  /** Begins with a server that has just been heard. */
  constructor(hooks: HeartbeatHooks, now: number) {
    this.#hooks = hooks;
    this.#heardAt = this.#tickedAt = this.#nudgedAt = now;
  }

  /** Notes that the server was heard. */
  heard(now: number): void {
    this.#heardAt = now;
    this.#askedAt = undefined;
    this.#patience = ANSWER;
    this.#hasProbed = false;
  }

  /** Notes that something was sent that the server has to answer. */
  asked(now: number): void {
    this.#askedAt ??= now;
  }

  /** Whether an answer takes so long that it is worth a word. */
  isSlow(now: number): boolean {
    return this.#askedAt !== undefined && now - this.#askedAt >= SLOW;
  }

  /** Does what the time demands. */
  tick(now: number): void {
    const hasSlept = now - this.#tickedAt >= SLEEP;
    this.#tickedAt = now;
    if (hasSlept) {
      this.#patience = ANSWER_AFTER_SLEEP;
      this.#askedAt = now;
      this.#probe(now);
    }
    const waited = this.#askedAt === undefined ? 0 : now - this.#askedAt;
    if (waited >= this.#patience) this.#hooks.giveUp();
    else if (waited >= DOUBT && !this.#hasProbed) this.#probe(now);
    else if (now - Math.max(this.#heardAt, this.#nudgedAt) >= NUDGE) {
      this.#nudgedAt = now;
      this.#hooks.nudge();
    }
  }

  #probe(now: number): void {
    this.#hasProbed = true;
    this.#nudgedAt = now;
    this.#hooks.probe();
  }
}
