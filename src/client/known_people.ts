/**
 * The people in a room, and the order in which they spoke.
 *
 * @module
 */

import { nameKey } from "../rooms/name.ts";

// Enough for a busy room on a server that tells of nobody's leaving.
const MOST = 1000;

/** The people in a room, by how lately they spoke. */
export class KnownPeople {
  // In the order in which they spoke, the latest last.
  readonly #spoke = new Map<string, string>();
  readonly #quiet = new Map<string, string>();

  /** Replaces the list. The order in which people spoke stays. */
  reset(names: readonly string[]): void {
    const keys = new Set(names.map(nameKey));
    for (const key of this.#spoke.keys()) {
      if (!keys.has(key)) this.#spoke.delete(key);
    }
    this.#quiet.clear();
    for (const name of names) this.add(name);
  }

  /** Whether a person is here. */
  has(name: string): boolean {
    const key = nameKey(name);
    return this.#spoke.has(key) || this.#quiet.has(key);
  }

  /** Notes that a person is here. */
  add(name: string): void {
    const key = nameKey(name);
    if (!this.#spoke.has(key)) this.#quiet.set(key, name);
  }

  /** Notes that a person spoke. */
  spoke(name: string): void {
    const key = nameKey(name);
    this.#quiet.delete(key);
    this.#spoke.delete(key);
    this.#spoke.set(key, name);
    if (this.#spoke.size > MOST) {
      this.#spoke.delete(this.#spoke.keys().next().value!);
    }
  }

  /** Notes that a person is gone. */
  remove(name: string): void {
    this.#spoke.delete(nameKey(name));
    this.#quiet.delete(nameKey(name));
  }

  /** Notes that a person has another name. */
  rename(from: string, to: string): void {
    const hadSpoken = this.#spoke.has(nameKey(from));
    this.remove(from);
    if (hadSpoken) this.spoke(to);
    else this.add(to);
  }

  /** Everyone: the latest speakers first, and then those who have not spoken. */
  names(): readonly string[] {
    return [...[...this.#spoke.values()].reverse(), ...this.#quiet.values()];
  }
}
