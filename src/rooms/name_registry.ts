/**
 * The names in use, and the people who bear them.
 *
 * @module
 */

import { detached } from "../detached.ts";
import { lookKey } from "./look_alike.ts";
import { nameKey } from "./name.ts";
import type { Person } from "./person.ts";

/**
 * A name belongs to one person at a time. Claiming it is one step: of several
 * people who ask at the same moment, one gets it.
 */
export class NameRegistry {
  readonly #people = new Map<string, Person>();
  readonly #looks = new Map<string, Person>();

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

  /** The person whose name is `name`, or passes for it. */
  findAlike(name: string): Person | undefined {
    return this.#looks.get(lookKey(name));
  }

  /** Whether a person is registered under the name they have. */
  has(person: Person): boolean {
    return this.#people.get(person.key) === person;
  }

  /**
   * Gives `name` to a person who has none, or instead of the one they have.
   *
   * @returns Whether it was free, and passes for nobody else's.
   */
  claim(person: Person, name: string): boolean {
    const key = nameKey(name);
    const look = lookKey(name);
    const bearer = this.#looks.get(look);
    if (bearer !== undefined && bearer !== person) return false;
    this.#people.delete(person.key);
    this.#people.set(key, person);
    this.#looks.delete(lookKey(person.name));
    this.#looks.set(detached(look), person);
    if (person.name !== "") this.#followRename(person.key, key, name);
    person.name = detached(name);
    person.key = detached(key);
    return true;
  }

  /** Takes a person's name from them. */
  release(person: Person): void {
    if (!this.has(person)) return;
    this.#people.delete(person.key);
    this.#looks.delete(lookKey(person.name));
  }

  /** Takes everyone's name from them. */
  clear(): void {
    this.#people.clear();
    this.#looks.clear();
  }

  /** Lets ignoring follow a person who changes their name. */
  #followRename(from: string, to: string, name: string): void {
    for (const person of this.#people.values()) {
      if (!person.ignoresAny) continue;
      if (person.ignored.delete(from)) person.ignored.set(to, name);
    }
  }
}
