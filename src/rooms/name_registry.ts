/**
 * The names in use, and the people who bear them.
 *
 * @module
 */

import { detached } from "../detached.ts";
import { nameKey } from "./name.ts";
import type { Person } from "./person.ts";

/**
 * A name belongs to one person at a time. Claiming it is one step: of several
 * people who ask at the same moment, one gets it.
 */
export class NameRegistry {
  readonly #people = new Map<string, Person>();

  /** How many people have a name. */
  get size(): number {
    return this.#people.size;
  }

  /** Everyone who has a name. */
  people(): IterableIterator<Person> {
    return this.#people.values();
  }

  /** The person who bears `name`. */
  find(name: string): Person | undefined {
    return this.#people.get(nameKey(name));
  }

  /** Whether a person is registered under the name they have. */
  has(person: Person): boolean {
    return this.#people.get(person.key) === person;
  }

  /**
   * Gives `name` to a person who has none, or instead of the one they have.
   *
   * @returns Whether it was free.
   */
  claim(person: Person, name: string): boolean {
    const key = nameKey(name);
    const bearer = this.#people.get(key);
    if (bearer !== undefined && bearer !== person) return false;
    this.#people.delete(person.key);
    this.#people.set(key, person);
    if (person.name !== "") this.#followRename(person.key, key, name);
    person.name = detached(name);
    person.key = detached(key);
    return true;
  }

  /** Takes a person's name from them. */
  release(person: Person): void {
    if (this.has(person)) this.#people.delete(person.key);
  }

  /** Takes everyone's name from them. */
  clear(): void {
    this.#people.clear();
  }

  /** Lets ignoring follow a person who changes their name. */
  #followRename(from: string, to: string, name: string): void {
    for (const person of this.#people.values()) {
      if (!person.ignoresAny) continue;
      if (person.ignored.delete(from)) person.ignored.set(to, name);
    }
  }
}
