/**
 * Observing people who come, leave, and are away.
 *
 * @module
 */

import type { Namespace } from "./namespace.ts";
import type { Person } from "./person.ts";
import type { Room } from "./room.ts";

/** An observer of people who come, leave, and are away. */
export interface PresenceObserver {
  /**
   * A person has a name in a namespace, or a new one; their rooms have been
   * told.
   */
  came(person: Person, namespace: Namespace): void;
  /** A person has entered a room; the room has been told. */
  entered(person: Person, room: Room): void;
  /** The name is free in a namespace. */
  went(name: string, namespace: Namespace): void;
  /** A person is away, or is back. */
  away(person: Person): void;
}

/** Passes each change on to its observers. */
export class Presence {
  readonly #observers: Partial<PresenceObserver>[] = [];

  /** Adds an observer of all changes, or of some. */
  observe(observer: Partial<PresenceObserver>): void {
    this.#observers.push(observer);
  }

  /**
   * Notes that a person has a name in a namespace; `before` is the one they had
   * there, or empty.
   */
  noteName(person: Person, namespace: Namespace, before = ""): void {
    for (const observer of this.#observers) {
      if (before !== "") observer.went?.(before, namespace);
      observer.came?.(person, namespace);
    }
  }

  /** Notes that a person has entered a room. */
  noteEntry(person: Person, room: Room): void {
    for (const observer of this.#observers) observer.entered?.(person, room);
  }

  /** Notes that a person's name is free in a namespace. */
  noteGone({ name }: Person, namespace: Namespace): void {
    for (const observer of this.#observers) observer.went?.(name, namespace);
  }

  /** Notes that a person is away; empty words when they are back. */
  setAway(person: Person, words: string): void {
    if (person.away === words) return;
    person.away = words;
    for (const observer of this.#observers) observer.away?.(person);
  }
}
