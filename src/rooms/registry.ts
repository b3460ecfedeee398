/**
 * The people on the server and its rooms.
 *
 * @module
 */

import type { Clock } from "../clock.ts";
import type { Intent, LeaveReason } from "../messages/event.ts";
import type { Limits } from "../limits.ts";
import type { Entry } from "./entering.ts";
import { type Leave, seenBefore } from "./leaving.ts";
import { KeptRooms } from "./kept_rooms.ts";
import type { LinkLedger } from "./link_ledger.ts";
import { LinkRooms } from "./link_rooms.ts";
import { NamedRooms } from "./named_rooms.ts";
import { NameRegistry } from "./name_registry.ts";
import { NamePlaces } from "./name_places.ts";
import { type Namespace, PUBLIC } from "./namespace.ts";
import type { Person } from "./person.ts";
import { RoomDirectory } from "./room_directory.ts";
import { Presence } from "./presence.ts";
import type { RoomState } from "./saved_room.ts";
import type { Room, RoomLimits } from "./room.ts";
import type { RoomLog } from "./room_log.ts";
import { sharedLimits } from "./shared_limits.ts";
import type { RoomReader } from "./room_reader.ts";

/** The room where everyone starts. */
export const LOBBY = "lobby";

/**
 * Names and rooms.
 *
 * 1. In each room, a name belongs to one person at a time.
 * 2. A room exists while it has people, a link room a little longer, and a kept
 *    room until it is closed.
 * 3. A room is told once of each person who enters, and once when they leave.
 */
export class Registry {
  /** Rooms that are found by their link alone. */
  readonly links: LinkRooms;
  /** Who bears which name. */
  readonly names = new NameRegistry();
  /** The observers of presence. */
  readonly presence = new Presence();
  /** Which namespaces people are in. */
  readonly places = new NamePlaces(this.names, this.presence);
  /** Rooms that exist while they are empty. */
  readonly kept = new KeptRooms();
  readonly #limits: Limits & RoomLimits;
  readonly #clock: Clock;
  readonly #rooms: NamedRooms;
  /** A list of them. */
  readonly directory: RoomDirectory;

  /** Makes one without people. The log accepts the events of named rooms, the ledger notes link rooms. */
  constructor(
    limits: Limits,
    clock: Clock,
    log?: RoomLog,
    ledger?: LinkLedger,
  ) {
    this.#limits = sharedLimits(limits);
    this.#clock = clock;
    this.#rooms = new NamedRooms(this.#limits, clock, log);
    this.directory = new RoomDirectory(this.#rooms.byKey);
    this.links = new LinkRooms(this.#limits, clock, ledger);
  }

  /** How many rooms there are, with link rooms. */
  get roomCount(): number {
    return this.#rooms.byKey.size + this.links.size;
  }

  /** Bytes of memory that feeds hold for readers who are behind. */
  get unreadBytes(): number {
    return this.#limits.pool!.held;
  }

  /** Whether one more room may be made. */
  get hasRoomForMore(): boolean {
    return this.roomCount < this.#limits.rooms;
  }

  /** Everyone who has a name. */
  people(): IterableIterator<Person> {
    return this.names.people();
  }

  /** Every room that is found by its name. */
  rooms(): IterableIterator<Room> {
    return this.#rooms.byKey.values();
  }

  /** The room called `name`. */
  room(name: string): Room | undefined {
    return this.#rooms.find(name);
  }

  /** The room called `name`, made if it is new; undefined if no more fit. */
  open(name: string): Room | undefined {
    return this.room(name) ??
      (this.hasRoomForMore ? this.#rooms.make(name) : undefined);
  }

  /** The room where everyone starts. It always exists. */
  get lobby(): Room {
    return this.room(LOBBY) ?? this.#rooms.make(LOBBY);
  }

  /**
   * Gives `name` to a person, in these namespaces when they have none.
   *
   * @returns Whether it was free.
   */
  claim(person: Person, name: string, where?: Namespace[]): boolean {
    const before = person.name;
    if (before === name) return true;
    if (!this.names.claim(person, name, where)) return false;
    const isLocal = !this.names.isIn(person, PUBLIC);
    const change = { who: before, to: name, isLocal };
    const renamed = { kind: "renamed", ...change } as const;
    const isLeftOut = seenBefore(person.rooms.size);
    for (const room of person.rooms) this.broadcast(room, renamed, isLeftOut);
    this.places.noteName(person, before);
    return true;
  }

  /** Takes a person out of every room, and their name from them. */
  release(person: Person, reason: LeaveReason, words = ""): void {
    const isGone = this.names.isIn(person, PUBLIC);
    // The name becomes free even when leaving a room fails.
    const noteGone = this.places.release(person);
    const isLeftOut = seenBefore(person.rooms.size);
    for (const room of [...person.rooms]) {
      this.exit(person, room, { reason, words, isGone }, isLeftOut);
    }
    noteGone();
  }

  /** Brings a person into a room where their name is free. */
  enter(person: Person, room: Room, { greet, stay }: Entry = {}): void {
    if (person.rooms.has(room) || !this.places.admit(person, room)) return;
    room.subscribe(person);
    person.rooms.add(room);
    this.places.hide(person);
    person.ownLines.enter(room);
    greet?.();
    this.broadcast(room, { kind: "joined", who: person.name, stay });
    this.presence.noteEntry(person, room);
    this.findOwner(room);
  }

  /**
   * Takes a person out of a room. The last one closes it.
   *
   * @param isLeftOut Tells which readers skip it.
   */
  exit(
    person: Person,
    room: Room,
    { words = "", ...leave }: Leave,
    isLeftOut?: (reader: RoomReader) => boolean,
  ): void {
    if (!person.rooms.has(room)) return;
    this.#unseat(person, room);
    const left = { kind: "left", who: person.name, text: words } as const;
    try {
      this.broadcast(room, { ...left, ...leave }, isLeftOut);
    } finally {
      this.#look(room);
    }
  }

  /** Ends a person's reading without telling anybody: they may come back. */
  suspend(person: Person): void {
    person.absentSince = this.#clock.monotonic();
    for (const room of person.rooms) room.unsubscribe(person);
  }

  /** Ends a room for `who`, if not by its time. Gives back who was in it, and tells nobody. */
  close(room: Room, who = ""): Person[] {
    const people = [...this.people()]
      .filter((person) => person.rooms.has(room));
    for (const person of people) this.#unseat(person, room);
    this.broadcast(room, { kind: "ended", who });
    this.#forget(room);
    return people;
  }

  /** Ends all rooms. Readers read up to here, and nobody is told of leaving. */
  clear(): void {
    for (const room of [...this.rooms(), ...this.links.rooms()]) {
      this.close(room);
    }
    this.names.clear();
  }

  /** Makes a room again that was on another server. */
  restore(name: string, state: RoomState): Room {
    const { access } = state;
    const room = access
      ? this.links.make(name, access)
      : this.#rooms.make(name);
    room.restore(state);
    return room;
  }

  /**
   * Makes an intent happen: the room stamps it, the log accepts it, the room applies it.
   *
   * @param isLeftOut Tells which readers skip it.
   */
  broadcast(
    room: Room,
    intent: Intent,
    isLeftOut?: (reader: RoomReader) => boolean,
  ): void {
    const entry = room.stamp(intent);
    // Events of a link room stay in that room.
    if (room.access === undefined) this.#rooms.log.accept(entry);
    room.apply(entry, isLeftOut);
  }

  #forget(room: Room): void {
    room.forget();
    if (room.access !== undefined) return this.links.close(room);
    this.kept.delete(room);
    this.#rooms.end(room);
  }

  #unseat(person: Person, room: Room): void {
    person.rooms.delete(room);
    person.ownLines.leave(room);
    room.unsubscribe(person);
    this.places.leave(person, room);
  }

  /** Ends an empty room, or finds a new owner for a link room. */
  #look(room: Room): void {
    if (room.members.size > 0) this.findOwner(room);
    else if (this.kept.letsEnd(room)) this.#forget(room);
  }

  /** Finds an owner for a link room that has none. */
  findOwner(room: Room): void {
    const who = room.access?.nextOwner(room.members);
    if (who !== undefined) this.broadcast(room, { kind: "owner", who });
  }
}
