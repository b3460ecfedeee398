/**
 * Who is on the server, and which rooms there are.
 *
 * @module
 */

import type { Deed, LeaveReason } from "./event.ts";
import type { Limits } from "./limits.ts";
import { nameKey } from "./name.ts";
import type { Person } from "./person.ts";
import { Room } from "./room.ts";

/**
 * Names and rooms.
 *
 * 1. A name belongs to one person at a time. Claiming it is one step: of those
 *    who ask at the same moment, one has it.
 * 2. A room exists while somebody is in it.
 * 3. Everyone who enters a room is announced there once, and so is their going.
 */
export class Registry {
  readonly #limits: Limits;
  readonly #now: () => number;
  readonly #people = new Map<string, Person>();
  readonly #rooms = new Map<string, Room>();

  /** Makes a registry without people or rooms. */
  constructor(limits: Limits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** How many people have a name. */
  get size(): number {
    return this.#people.size;
  }

  /** Everyone who has a name. */
  people(): IterableIterator<Person> {
    return this.#people.values();
  }

  /** Every room. */
  rooms(): IterableIterator<Room> {
    return this.#rooms.values();
  }

  /** How many rooms there are. */
  get roomCount(): number {
    return this.#rooms.size;
  }

  /** The person who bears `name`. */
  find(name: string): Person | undefined {
    return this.#people.get(nameKey(name));
  }

  /** The room called `name`. */
  room(name: string): Room | undefined {
    return this.#rooms.get(nameKey(name));
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
    const before = person.name;
    if (before === name) return true;
    this.#people.delete(person.key);
    this.#people.set(key, person);
    if (before !== "") {
      this.#followRename(person.key, key, name);
      for (const room of person.rooms) {
        this.broadcast(room, { kind: "renamed", who: before, to: name });
      }
    }
    person.name = name;
    person.key = key;
    return true;
  }

  /** Takes a person out of every room, and their name from them. */
  release(person: Person, reason: LeaveReason, words = ""): void {
    for (const room of [...person.rooms]) {
      this.exit(person, room, reason, words);
    }
    if (this.#people.get(person.key) === person) {
      this.#people.delete(person.key);
    }
  }

  /**
   * Brings a person into the room called `name`, and makes it if there is none.
   *
   * @param greet Is called when the person is in, before anyone is told.
   * @returns The room, or undefined when no more rooms fit.
   */
  enter(
    person: Person,
    name: string,
    greet: (room: Room) => void = () => {},
  ): Room | undefined {
    const room = this.room(name) ?? this.#open(name);
    if (room === undefined || person.rooms.has(room)) return room;
    const event = room.stamp({ kind: "joined", who: person.name });
    room.seat(person);
    greet(room);
    room.apply(event);
    return room;
  }

  /** Takes a person out of a room. The last one closes it. */
  exit(person: Person, room: Room, reason: LeaveReason, words = ""): void {
    room.unseat(person);
    const text = words;
    this.broadcast(room, { kind: "left", who: person.name, reason, text });
    if (room.members.size === 0) this.#rooms.delete(nameKey(room.name));
  }

  /** Lets everyone read up to here, and tells nobody of anybody's going. */
  clear(): void {
    for (const room of this.#rooms.values()) {
      for (const person of [...room.people()]) room.unseat(person);
    }
    this.#rooms.clear();
    this.#people.clear();
  }

  /** Makes a deed happen in a room, before everyone in it. */
  broadcast(room: Room, deed: Deed): void {
    room.apply(room.stamp(deed));
  }

  #open(name: string): Room | undefined {
    if (this.#rooms.size >= this.#limits.rooms) return undefined;
    const room = new Room(name, this.#limits, this.#now);
    this.#rooms.set(nameKey(name), room);
    return room;
  }

  /** Keeps those ignored who are ignored, whatever they call themselves. */
  #followRename(from: string, to: string, name: string): void {
    for (const person of this.#people.values()) {
      if (person.ignored.delete(from)) person.ignored.set(to, name);
    }
  }
}
