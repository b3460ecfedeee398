/**
 * Those whose connection was cut off, and who may come back in their place.
 *
 * @module
 */

import type { Person } from "./person.ts";

/** The bounds of {@linkcode ResumeTokens}. */
export interface ResumeTokenLimits {
  /** How long somebody may be gone, in milliseconds. */
  readonly absence: number;
  /** Tokens in use: those who are gone are held to it like those who are here. */
  readonly clients: number;
}

/**
 * A token proves that who comes back is who was cut off. It is given to one
 * connection, and is over when its bearer leaves for good.
 */
export class ResumeTokens {
  readonly #limits: ResumeTokenLimits;
  readonly #bearers = new Map<string, Person>();

  /** Makes one that knows nobody. */
  constructor(limits: ResumeTokenLimits) {
    this.#limits = limits;
  }

  /** Gives a person a token, instead of any they had, if there is one to give. */
  issue(person: Person): string | undefined {
    this.forget(person);
    if (this.#bearers.size >= this.#limits.clients) return undefined;
    const bytes = crypto.getRandomValues(new Uint8Array(24));
    person.token = bytes.toBase64({ alphabet: "base64url" });
    this.#bearers.set(person.token, person);
    return person.token;
  }

  /** Whose token it is. */
  find(token: string): Person | undefined {
    return this.#bearers.get(token);
  }

  /** Makes a person's token worthless. */
  forget(person: Person): void {
    this.#bearers.delete(person.token);
    person.token = "";
  }

  /** Those who have been gone too long. */
  expired(now: number): Person[] {
    return [...this.#bearers.values()].filter(({ absentSince }) =>
      absentSince !== undefined && now - absentSince >= this.#limits.absence
    );
  }
}
