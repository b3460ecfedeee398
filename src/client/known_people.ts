/**
 * Who is here, and who spoke last.
 *
 * @module
 */

import { nameKey } from "../rooms/name.ts";

// Enough for a room in which everybody speaks, on a server that tells nobody's
// going.
const MOST = 1000;

/** The people in a room, by how lately they spoke. */
export class KnownPeople {
  // In the order in which they spoke, the latest last.
  readonly #spoke = new Map<string, string>();
  readonly #quiet = new Map<string, string>();

  /** Takes a whole list for true. Who spoke stays known. */
  reset(names: readonly string[]): void {
    const keys = new Set(names.map(nameKey));
    for (const key of this.#spoke.keys()) {
      if (!keys.has(key)) this.#spoke.delete(key);
    }
    this.#quiet.clear();
    for (const name of names) this.add(name);
  }

  /** Whether somebody is here. */
  has(name: string): boolean {
    const key = nameKey(name);
    return this.#spoke.has(key) || this.#quiet.has(key);
  }

  /** Notes that somebody is here. */
  add(name: string): void {
    const key = nameKey(name);
    if (!this.#spoke.has(key)) this.#quiet.set(key, name);
  }

  /** Notes that somebody spoke. */
  spoke(name: string): void {
    const key = nameKey(name);
    this.#quiet.delete(key);
    this.#spoke.delete(key);
    this.#spoke.set(key, name);
    if (this.#spoke.size > MOST) {
      this.#spoke.delete(this.#spoke.keys().next().value!);
    }
  }

  /** Notes that somebody is gone. */
  remove(name: string): void {
    this.#spoke.delete(nameKey(name));
    this.#quiet.delete(nameKey(name));
  }

  /** Notes that somebody has another name. */
  rename(from: string, to: string): void {
    const hadSpoken = this.#spoke.has(nameKey(from));
    this.remove(from);
    if (hadSpoken) this.spoke(to);
    else this.add(to);
  }

  /** Everyone, who spoke last first, and then who has not spoken. */
  names(): readonly string[] {
    return [...[...this.#spoke.values()].reverse(), ...this.#quiet.values()];
  }
}
