/**
 * Checking that the server is still there.
 *
 * @module
 */

/** The actions towards a silent server. */
export interface HeartbeatHooks {
  /** Sends a line that needs no answer. */
  readonly nudge: () => void;
  /** Sends a command that the server has to answer. */
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

// Not every line has an answer; after this time the client asks for one.
const DOUBT = 2_000;

/**
 * Watches a connection that may be silent for hours, and may have died
 * meanwhile.
 */
export class Heartbeat {
  readonly #hooks: HeartbeatHooks;
  #heardAt: number;
  #tickedAt: number;
  #nudgedAt: number;
  #askedAt: number | undefined;
  #patience = ANSWER;
  #hasProbed = false;

  /** Starts with a message of the server at `now`. */
  constructor(hooks: HeartbeatHooks, now: number) {
    this.#hooks = hooks;
    this.#heardAt = this.#tickedAt = this.#nudgedAt = now;
  }

  /** Notes a message of the server. */
  heard(now: number): void {
    this.#heardAt = now;
    this.#askedAt = undefined;
    this.#patience = ANSWER;
    this.#hasProbed = false;
  }

  /** Notes a line that the server has to answer. */
  asked(now: number): void {
    this.#askedAt ??= now;
  }

  /** Whether an answer takes so long that the person should know. */
  isSlow(now: number): boolean {
    return this.#askedAt !== undefined && now - this.#askedAt >= SLOW;
  }

  /** Acts on the time: nudges, probes or gives up. */
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
