/**
 * Tokens by which people whose connection was cut off come back.
 *
 * @module
 */

import { createHash } from "node:crypto";
import type { Person } from "./person.ts";

/** The bounds of {@linkcode ResumeTokens}. */
export interface ResumeTokenLimits {
  /** How long a person may be gone, in milliseconds. */
  readonly absence: number;
  /** How many tokens there may be, for people who are here or cut off. */
  readonly clients: number;
}

/** A new token, and the key that it is known by. */
export interface NewToken {
  /** What the client gets to know. */
  readonly token: string;
  /** What the server holds: whoever reads it cannot make the token of it. */
  readonly key: string;
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
    const { token, key } = newToken();
    return this.give(person, key) ? token : undefined;
  }

  /** Gives a person the token of this key. Tells whether one more fitted. */
  give(person: Person, key: string): boolean {
    this.forget(person);
    if (this.#bearers.size >= this.#limits.clients) return false;
    person.token = key;
    this.#bearers.set(key, person);
    return true;
  }

  /** The person whom the token of this key belongs to. */
  bearer(key: string): Person | undefined {
    return this.#bearers.get(key);
  }

  /** Makes all tokens worthless. */
  clear(): void {
    this.#bearers.clear();
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

/** A token that nobody can guess. */
export function newToken(): NewToken {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  const token = bytes.toBase64({ alphabet: "base64url" });
  return { token, key: tokenKey(token) };
}

/** The key of a token: its hash (SHA-256). */
export function tokenKey(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
