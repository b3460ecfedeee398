/**
 * Who is on the server, and which rooms there are.
 *
 * @module
 */

import type { Intent, LeaveReason } from "../messages/event.ts";
import type { Limits } from "../limits.ts";
import { LinkRooms } from "./link_rooms.ts";
import { nameKey } from "./name.ts";
import type { Person } from "./person.ts";
import { Room, type RoomLimits } from "./room.ts";

/** The room where everyone starts. */
export const LOBBY = "lobby";

/**
 * Names and rooms.
 *
 * 1. A name belongs to one person at a time. Claiming it is one step: of those
 *    who ask at the same moment, one has it.
 * 2. A room exists while somebody is in it, a link room a little longer.
 * 3. Everyone who enters a room is announced there once, and so is their going.
 */
export class Registry {
  /** Rooms that are found by their link alone. */
  readonly links: LinkRooms;
  readonly #limits: Limits & RoomLimits;
  readonly #now: () => number;
  readonly #people = new Map<string, Person>();
  readonly #rooms = new Map<string, Room>();

  /** Makes a registry without people or rooms. */
  constructor(limits: Limits, now: () => number) {
    this.#limits = { ...limits, pool: { held: 0, most: limits.feeds } };
    this.#now = now;
    this.links = new LinkRooms(this.#limits, now);
  }

  /** How many people have a name. */
  get size(): number {
    return this.#people.size;
  }

  /** How many rooms there are, link rooms with them. */
  get roomCount(): number {
    return this.#rooms.size + this.links.size;
  }

  /** Whether there may be one room more. */
  get hasRoomForMore(): boolean {
    return this.roomCount < this.#limits.rooms;
  }

  /** Everyone who has a name. */
  people(): IterableIterator<Person> {
    return this.#people.values();
  }

  /** Every room that is found by its name. */
  rooms(): IterableIterator<Room> {
    return this.#rooms.values();
  }

  /** The person who bears `name`. */
  find(name: string): Person | undefined {
    return this.#people.get(nameKey(name));
  }

  /** Whether somebody is here, under the name they have. */
  has(person: Person): boolean {
    return this.#people.get(person.key) === person;
  }

  /** The room called `name`. */
  room(name: string): Room | undefined {
    return this.#rooms.get(nameKey(name));
  }

  /** The room called `name`, made if there is none; undefined if none more fits. */
  open(name: string): Room | undefined {
    const found = this.room(name);
    if (found !== undefined || !this.hasRoomForMore) return found;
    return this.#make(name);
  }

  /** The room where everyone starts, which there always is. */
  get lobby(): Room {
    return this.room(LOBBY) ?? this.#make(LOBBY);
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
    if (before !== "") this.#followRename(person.key, key, name);
    person.name = name;
    person.key = key;
    for (const room of person.rooms) {
      this.broadcast(room, { kind: "renamed", who: before, to: name });
    }
    return true;
  }

  /** Takes a person out of every room, and their name from them. */
  release(person: Person, reason: LeaveReason, words = ""): void {
    // Whatever goes wrong on the way out, the name is free.
    if (this.has(person)) this.#people.delete(person.key);
    for (const room of [...person.rooms]) {
      this.exit(person, room, reason, words);
    }
  }

  /**
   * Brings a person into a room.
   *
   * @param greet Is called when the person reads there, before anyone is told.
   */
  enter(person: Person, room: Room, greet: () => void = () => {}): void {
    if (person.rooms.has(room)) return;
    const event = room.stamp({ kind: "joined", who: person.name });
    room.subscribe(person);
    person.rooms.add(room);
    greet();
    room.apply(event);
    if (room.access === undefined) return;
    room.access.emptySince = undefined;
    this.#findOwner(room);
  }

  /** Takes a person out of a room. The last one closes it. */
  exit(person: Person, room: Room, reason: LeaveReason, words = ""): void {
    if (!person.rooms.delete(room)) return;
    room.unsubscribe(person);
    try {
      this.broadcast(room, {
        kind: "left",
        who: person.name,
        reason,
        text: words,
      });
    } finally {
      this.#look(room);
    }
  }

  /** Lets a person read no more, but tells nobody: they may come back. */
  suspend(person: Person): void {
    person.absentSince = this.#now();
    for (const room of person.rooms) room.unsubscribe(person);
  }

  /** Ends a room. Those who were in it are given back; nobody is told. */
  close(room: Room): Person[] {
    const people = [...this.#people.values()]
      .filter((person) => person.rooms.delete(room));
    for (const person of people) room.unsubscribe(person);
    if (room.access !== undefined) this.links.close(room);
    else this.#rooms.delete(nameKey(room.name));
    return people;
  }

  /** Ends everything. Everyone reads up to here, and no going is told. */
  clear(): void {
    for (const room of [...this.rooms(), ...this.links.rooms()]) {
      this.close(room);
    }
    this.#people.clear();
  }

  /** Makes a deed happen in a room, before everyone in it. */
  broadcast(room: Room, intent: Intent): void {
    room.apply(room.stamp(intent));
  }

  #make(name: string): Room {
    const room = new Room(name, this.#limits, this.#now);
    this.#rooms.set(nameKey(name), room);
    return room;
  }

  /** Sees to a room that somebody has left. */
  #look(room: Room): void {
    if (room.members.size > 0) return this.#findOwner(room);
    if (room.access !== undefined) room.access.emptySince = this.#now();
    else this.#rooms.delete(nameKey(room.name));
  }

  /** A link room that nobody looks after comes to who has been there longest. */
  #findOwner(room: Room): void {
    if (room.access === undefined || room.access.owner !== "") return;
    const [longest] = room.members;
    this.broadcast(room, { kind: "owner", who: longest });
  }

  /** Keeps those ignored who are ignored, whatever they call themselves. */
  #followRename(from: string, to: string, name: string): void {
    for (const person of this.#people.values()) {
      if (!person.ignoresAny) continue;
      if (person.ignored.delete(from)) person.ignored.set(to, name);
    }
  }
}
