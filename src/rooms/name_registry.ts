/**
 * The names in use, and the people who bear them.
 *
 * @module
 */

import { detached } from "../detached.ts";
import { lookKey } from "./look_alike.ts";
import { nameKey } from "./name.ts";
import { labelOf, type Namespace, PUBLIC } from "./namespace.ts";
import type { Person } from "./person.ts";

/** The people of a namespace, by the key and by the look of their name. */
interface Bearers {
  readonly byKey: Map<string, Person>;
  readonly byLook: Map<string, Person>;
}

/**
 * Who bears which name where.
 *
 * 1. A person has one name, and bears it in one or several namespaces.
 * 2. In a namespace, a name belongs to one person at a time, and so does
 *    whatever passes for it. Claiming it is one step: of several people who ask
 *    at the same moment, one gets it.
 * 3. A name in one namespace says nothing of another.
 */
export class NameRegistry {
  // Most people are in one namespace.
  readonly #namespaces = new Map<Person, Namespace[]>();
  readonly #bearers = new Map<Namespace, Bearers>();

  /** How many people have a name. */
  get size(): number {
    return this.#namespaces.size;
  }

  /** Everyone who has a name. */
  people(): IterableIterator<Person> {
    return this.#namespaces.keys();
  }

  /** Everyone who bears a name in a namespace. */
  peopleIn(namespace: Namespace): Iterable<Person> {
    return this.#bearers.get(namespace)?.byKey.values() ?? [];
  }

  /** The namespaces of a person, that of the room they are in first. */
  namespacesOf(person: Person): readonly Namespace[] {
    const all = this.#namespaces.get(person) ?? [];
    if (all.length < 2) return all;
    const here = person.room?.namespace;
    return all.toSorted((one, other) =>
      Number(other === here) - Number(one === here)
    );
  }

  /** Whether a person bears their name in a namespace. */
  isIn(person: Person, namespace: Namespace): boolean {
    return this.#namespaces.get(person)?.includes(namespace) === true;
  }

  /** Whether a person has a name here. */
  has(person: Person): boolean {
    return this.#namespaces.has(person);
  }

  /** The person who bears `name` in a namespace. */
  find(name: string, namespace: Namespace = PUBLIC): Person | undefined {
    return this.#bearers.get(namespace)?.byKey.get(nameKey(name));
  }

  /** The person whose name in a namespace is `name`, or passes for it. */
  findAlike(name: string, namespace: Namespace): Person | undefined {
    return this.#bearers.get(namespace)?.byLook.get(lookKey(name));
  }

  /**
   * The people whom `asker` may mean by `text`, those of their own room first:
   * one, or none, or one in each of their namespaces. `name|place` means the
   * one of that place alone.
   */
  known(asker: Person, text: string): Person[] {
    const [name, place] = text.split("|", 2);
    const found = new Set<Person>();
    for (const namespace of this.namespacesOf(asker)) {
      if (place !== undefined && place !== labelOf(namespace)) continue;
      const person = this.find(name, namespace);
      if (person !== undefined) found.add(person);
    }
    return [...found];
  }

  /** Everyone of the namespaces that `asker` is in. */
  knownTo(asker: Person): Iterable<Person> {
    const [first, ...others] = this.namespacesOf(asker);
    if (others.length === 0) return this.peopleIn(first);
    const all = new Set(this.peopleIn(first));
    for (const namespace of others) {
      for (const person of this.peopleIn(namespace)) all.add(person);
    }
    return all;
  }

  /**
   * The name by which `reader` reaches a person: with a place when they know
   * several of that name.
   */
  nameFor(reader: Person, person: Person): string {
    const { name } = person;
    if (this.known(reader, name).length < 2) return name;
    const shared = this.namespacesOf(reader)
      .find((namespace) => this.find(name, namespace) === person);
    return shared === undefined ? name : `${name}|${labelOf(shared)}`;
  }

  /**
   * Gives `name` to a person: in these namespaces to one who has none, and
   * otherwise in all that they are in, instead of the one they have.
   *
   * @returns Whether it was free in each, and passes for nobody else's.
   */
  claim(
    person: Person,
    name: string,
    namespaces: readonly Namespace[] = [PUBLIC],
  ): boolean {
    const own = this.#namespaces.get(person) ?? [...namespaces];
    const look = lookKey(name);
    if (!own.every((at) => this.#isFree(person, look, at))) return false;
    for (const namespace of own) this.#remove(person, namespace);
    const before = person.key;
    person.name = detached(name);
    person.key = detached(nameKey(name));
    this.#namespaces.set(person, own);
    for (const namespace of own) this.#add(person, namespace);
    if (before !== "") this.#followRename(before, person);
    person.ownLines.begin(person.rooms);
    return true;
  }

  /**
   * Lets a person bear their name in one more namespace.
   *
   * @returns Whether it is theirs there, now or already.
   */
  enter(person: Person, namespace: Namespace): boolean {
    const own = this.#namespaces.get(person);
    if (own === undefined) return false;
    if (own.includes(namespace)) return true;
    if (!this.#isFree(person, lookKey(person.name), namespace)) return false;
    own.push(namespace);
    this.#add(person, namespace);
    return true;
  }

  /** Frees a person's name in one namespace. */
  leave(person: Person, namespace: Namespace): void {
    const own = this.#namespaces.get(person) ?? [];
    const at = own.indexOf(namespace);
    if (at < 0) return;
    own.splice(at, 1);
    this.#remove(person, namespace);
  }

  /** Takes a person's name from them. */
  release(person: Person): void {
    const own = this.#namespaces.get(person) ?? [];
    this.#namespaces.delete(person);
    for (const namespace of own) this.#remove(person, namespace);
  }

  /** Takes everyone's name from them. */
  clear(): void {
    this.#namespaces.clear();
    this.#bearers.clear();
  }

  #isFree(person: Person, look: string, namespace: Namespace): boolean {
    const bearer = this.#bearers.get(namespace)?.byLook.get(look);
    return bearer === undefined || bearer === person;
  }

  #add(person: Person, namespace: Namespace): void {
    let bearers = this.#bearers.get(namespace);
    if (bearers === undefined) {
      bearers = { byKey: new Map(), byLook: new Map() };
      this.#bearers.set(detached(namespace), bearers);
    }
    bearers.byKey.set(person.key, person);
    bearers.byLook.set(detached(lookKey(person.name)), person);
  }

  #remove(person: Person, namespace: Namespace): void {
    const bearers = this.#bearers.get(namespace);
    if (bearers?.byKey.get(person.key) !== person) return;
    bearers.byKey.delete(person.key);
    bearers.byLook.delete(lookKey(person.name));
    if (bearers.byKey.size === 0) this.#bearers.delete(namespace);
  }

  /** Lets the ignoring of those who know a person follow their new name. */
  #followRename(from: string, person: Person): void {
    for (const namespace of this.#namespaces.get(person)!) {
      for (const reader of this.peopleIn(namespace)) {
        if (!reader.ignoresAny) continue;
        if (reader.ignored.delete(from)) {
          reader.ignored.set(person.key, person.name);
        }
      }
    }
  }
}
