/**
 * Who is connected to which server.
 *
 * @module
 */

import type { NameRefusal } from "../presence/name_refusal.ts";
import type { Person } from "../rooms/person.ts";

/** A person with a name, and where they are connected. */
interface Inhabitant {
  readonly id: string;
  readonly person: Person;
  /** The incarnation of the node; empty when they are cut off. */
  home: string;
  /** How often they have moved. */
  stay: number;
}

/** A person of this server whom the log has not reached yet. */
export interface Arrival {
  /** The person, without a name so far. */
  readonly person: Person;
  /** The token that they will be given. */
  readonly token?: string;
  /** Told at its place in the order whether they have their name. */
  readonly told?: (refusal: NameRefusal | undefined) => void;
}

/** The people of all servers by their ids, which are given once. */
export class Population {
  readonly #byId = new Map<string, Inhabitant>();
  readonly #byPerson = new WeakMap<Person, Inhabitant>();
  /** The people of this server whom the log has not reached yet, by id. */
  readonly arriving = new Map<string, Arrival>();
  readonly #prefix = crypto.randomUUID().slice(0, 13);
  #count = 0;

  /** An id that nobody has had. */
  newId(): string {
    return `${this.#prefix}.${++this.#count}`;
  }

  /** The id of a person, if they are known by one. */
  idOf(person: Person): string | undefined {
    return this.#byPerson.get(person)?.id;
  }

  /** The incarnation that a person is connected to; empty when to none. */
  homeOf(person: Person): string {
    return this.#byPerson.get(person)?.home ?? "";
  }

  /** How often a person has moved. */
  stayOf(person: Person): number {
    return this.#byPerson.get(person)?.stay ?? 0;
  }

  /**
   * The person of an id, if they are connected to this incarnation, and have
   * moved so often: what they did before they moved comes too late.
   */
  find(id: string, home: string, stay: number): Person | undefined {
    const found = this.#byId.get(id);
    return found?.home === home && found.stay === stay
      ? found.person
      : undefined;
  }

  /** Adds a person. */
  add(id: string, person: Person, home: string, stay = 0): void {
    const inhabitant = { id, person, home, stay };
    this.#byId.set(id, inhabitant);
    this.#byPerson.set(person, inhabitant);
  }

  /** A person is connected to another server, or to none. */
  move(person: Person, home: string): void {
    const inhabitant = this.#byPerson.get(person)!;
    inhabitant.home = home;
    inhabitant.stay++;
  }

  /** Forgets the people who have left. */
  prune(hasLeft: (person: Person) => boolean): void {
    for (const [id, { person }] of this.#byId) {
      if (hasLeft(person)) this.#byId.delete(id);
    }
  }

  /** Forgets a person who has left. */
  delete(person: Person): void {
    const id = this.idOf(person);
    if (id !== undefined) this.#byId.delete(id);
    this.#byPerson.delete(person);
  }

  /** Forgets everybody whom the log knows. */
  clear(): void {
    for (const { person } of this.#byId.values()) {
      this.#byPerson.delete(person);
    }
    this.#byId.clear();
  }
}
