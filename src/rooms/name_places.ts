/**
 * In which namespaces people have their names.
 *
 * @module
 */

import type { NameRegistry } from "./name_registry.ts";
import { type Namespace, PUBLIC } from "./namespace.ts";
import type { Person } from "./person.ts";
import type { Presence } from "./presence.ts";
import type { Room } from "./room.ts";

/**
 * A person has their name in each link room they are in, and in public while
 * they are in a room that is found by its name, or in none. An IRC client sees
 * everyone in public, and so is always there.
 */
export class NamePlaces {
  readonly #names: NameRegistry;
  readonly #presence: Presence;

  /** Keeps the namespaces of the people of `names`. */
  constructor(names: NameRegistry, presence: Presence) {
    this.#names = names;
    this.#presence = presence;
  }

  /** Makes a person's name theirs in a room, if it is free there. */
  admit(person: Person, { namespace }: Room): boolean {
    if (this.#names.isIn(person, namespace)) return true;
    if (!this.#names.enter(person, namespace)) return false;
    this.#presence.noteName(person, namespace);
    return true;
  }

  /** Frees a person's name in a link room that they have left. */
  leave(person: Person, { access, namespace }: Room): void {
    if (access !== undefined) this.#free(person, namespace);
  }

  /** Frees the name in public of a person who is in link rooms alone. */
  hide(person: Person): void {
    const isSeen = person.isAlwaysPublic ||
      [...person.rooms].some(({ access }) => access === undefined);
    if (!isSeen) this.#free(person, PUBLIC);
  }

  /** Notes a person's name, in place of the one before if they had one. */
  noteName(person: Person, before: string): void {
    for (const namespace of this.#names.namespacesOf(person)) {
      this.#presence.noteName(person, namespace, before);
    }
  }

  /**
   * Frees a person's name everywhere.
   *
   * @returns What notes that, once their rooms have been told.
   */
  release(person: Person): () => void {
    const before = this.#names.namespacesOf(person);
    this.#names.release(person);
    return () => {
      for (const namespace of before) {
        this.#presence.noteGone(person, namespace);
      }
    };
  }

  #free(person: Person, namespace: Namespace): void {
    if (!this.#names.isIn(person, namespace)) return;
    this.#names.leave(person, namespace);
    this.#presence.noteGone(person, namespace);
  }
}
