/**
 * Observing people who come, leave, and are away.
 *
 * @module
 */

import type { Person } from "./person.ts";
import type { Room } from "./room.ts";

/** An observer of people who come, leave, and are away. */
export interface PresenceObserver {
  /** A person has a name, or a new one; their rooms have been told. */
  came(person: Person): void;
  /** A person has entered a room; the room has been told. */
  entered(person: Person, room: Room): void;
  /** The name is free. */
  went(name: string): void;
  /** A person is away, or is back. */
  away(person: Person): void;
}

/** Passes each change on to its observers. */
export class Presence {
  readonly #observers: PresenceObserver[] = [];

  /** Adds an observer. */
  observe(observer: PresenceObserver): void {
    this.#observers.push(observer);
  }

  /** Notes that a person has a name; `before` is the one they had, or empty. */
  noteName(person: Person, before: string): void {
    for (const observer of this.#observers) {
      if (before !== "") observer.went(before);
      observer.came(person);
    }
  }

  /** Notes that a person has entered a room. */
  noteEntry(person: Person, room: Room): void {
    for (const observer of this.#observers) observer.entered(person, room);
  }

  /** Notes that a person has gone. */
  noteGone({ name }: Person): void {
    for (const observer of this.#observers) observer.went(name);
  }

  /** Notes that a person is away; empty words when they are back. */
  setAway(person: Person, words: string): void {
    if (person.away === words) return;
    person.away = words;
    for (const observer of this.#observers) observer.away(person);
  }
}
