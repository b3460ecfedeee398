/**
 * Who comes, goes and is away, for those who want to know.
 *
 * @module
 */

import type { Person } from "./person.ts";
import type { Room } from "./room.ts";

/** Is told who comes, goes and is away. */
export interface PresenceObserver {
  /** Somebody has a name, or another; it has been told in their rooms. */
  came(person: Person): void;
  /** Somebody has come into a room; it has been told there. */
  entered(person: Person, room: Room): void;
  /** Nobody has this name any more. */
  went(name: string): void;
  /** Somebody is away, or is back. */
  away(person: Person): void;
}

/** Tells each of its observers. */
export class Presence {
  readonly #observers: PresenceObserver[] = [];

  /** Tells somebody from now on. */
  observe(observer: PresenceObserver): void {
    this.#observers.push(observer);
  }

  /** Notes that somebody has a name; before, they had another or none. */
  noteName(person: Person, before: string): void {
    for (const observer of this.#observers) {
      if (before !== "") observer.went(before);
      observer.came(person);
    }
  }

  /** Notes that somebody has come into a room. */
  noteEntry(person: Person, room: Room): void {
    for (const observer of this.#observers) observer.entered(person, room);
  }

  /** Notes that somebody is gone. */
  noteGone({ name }: Person): void {
    for (const observer of this.#observers) observer.went(name);
  }

  /** Notes why somebody is away; nothing when they are back. */
  setAway(person: Person, words: string): void {
    if (person.away === words) return;
    person.away = words;
    for (const observer of this.#observers) observer.away(person);
  }
}
