/**
 * Tokens by which people whose connection was cut off come back.
 *
 * @module
 */

import type { Person } from "./person.ts";

/** The bounds of {@linkcode ResumeTokens}. */
export interface ResumeTokenLimits {
  /** How long a person may be gone, in milliseconds. */
  readonly absence: number;
  /** How many tokens there may be, for people who are here or cut off. */
  readonly clients: number;
}

/**
 * A token proves that a client is the one that was cut off. It is given to one
 * connection, and is worthless when its bearer leaves for good.
 */
export class ResumeTokens {
  readonly #limits: ResumeTokenLimits;
  readonly #bearers = new Map<string, Person>();

  /** Starts without tokens. */
  constructor(limits: ResumeTokenLimits) {
    this.#limits = limits;
  }

  /** Gives a person a new token, unless too many are in use. */
  issue(person: Person): string | undefined {
    this.forget(person);
    if (this.#bearers.size >= this.#limits.clients) return undefined;
    const bytes = crypto.getRandomValues(new Uint8Array(24));
    person.token = bytes.toBase64({ alphabet: "base64url" });
    this.#bearers.set(person.token, person);
    return person.token;
  }

  /** The person whom a token belongs to. */
  find(token: string): Person | undefined {
    return this.#bearers.get(token);
  }

  /** Makes a person's token worthless. */
  forget(person: Person): void {
    this.#bearers.delete(person.token);
    person.token = "";
  }

  /** The people who have been gone too long. */
  expired(now: number): Person[] {
    return [...this.#bearers.values()].filter(({ absentSince }) =>
      absentSince !== undefined && now - absentSince >= this.#limits.absence
    );
  }
}
