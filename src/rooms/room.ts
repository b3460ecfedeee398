/**
 * A room: its members, its last events, and its readers.
 *
 * @module
 */

import type { FeedSizes } from "../fanout/feed.ts";
import {
  type Deletion,
  type Intent,
  isDeleted,
  isRemembered,
  type RoomEntry,
  type RoomEvent,
  type Stamp,
} from "../messages/event.ts";
import { detached } from "../detached.ts";
import { Audience } from "./audience.ts";
import type { LinkAccess } from "./link_access.ts";
import { type Namespace, PUBLIC } from "./namespace.ts";
import type { RoomState } from "./saved_room.ts";
import { RoomMemory, type RoomMemoryLimits } from "./room_memory.ts";
import type { RoomReader } from "./room_reader.ts";
import { NO_TOPIC, type Topic } from "./topic.ts";

/** The bounds of a room. */
export interface RoomLimits extends FeedSizes, RoomMemoryLimits {}

/** The state that a room begins with, beside its name. */
export interface RoomOptions {
  /** The access rules, if it is a link room. */
  readonly access?: LinkAccess | undefined;
  /** The id after which its ids continue. @default {0} */
  readonly lastId?: number;
}

/**
 * A room is a log; each person in it has a place in that log.
 *
 * 1. Only {@linkcode Room.apply} changes the state: the members, the topic, the
 *    access rules and the remembered events.
 * 2. Each event has an id of its own, reserved when it is stamped.
 * 3. The audience is no part of the state: it holds the readers on this server.
 */
export class Room {
  /** Its name, as the person who made it wrote it. */
  readonly name: string;
  /** The access rules, if it is a link room. */
  readonly access: LinkAccess | undefined;
  /** Called once the room is gone. */
  onGone: (() => void) | undefined;
  readonly #now: () => number;
  readonly #members = new Set<string>();
  readonly #audience: Audience;
  readonly #memory: RoomMemory;
  #topic: Topic = NO_TOPIC;
  #lastId: number;
  #hasEnded = false;

  /** Makes an empty room. */
  constructor(
    name: string,
    limits: RoomLimits,
    now: () => number,
    { access, lastId = 0 }: RoomOptions = {},
  ) {
    this.name = name;
    this.access = access;
    this.#now = now;
    this.#audience = new Audience(limits);
    this.#memory = new RoomMemory(limits);
    this.#lastId = lastId;
  }

  /** Where the names of its people are theirs alone. */
  get namespace(): Namespace {
    return this.access === undefined ? PUBLIC : this.name;
  }

  /** The names of the people in it, longest there first. */
  get members(): ReadonlySet<string> {
    return this.#members;
  }

  /** Its topic, and the person who set it. */
  get topic(): Topic {
    return this.#topic;
  }

  /** The last id that was given. */
  get lastId(): number {
    return this.#lastId;
  }

  /** Whether it has ended. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** The readers on this server. */
  people(): IterableIterator<RoomReader> {
    return this.#audience.readers();
  }

  /** The last `count` remembered events, oldest first. */
  remembered(count: number): readonly RoomEvent[] {
    return this.#memory.last(count);
  }

  /** The remembered events after the event `id`. */
  rememberedSince(id: number): readonly RoomEvent[] {
    return this.#memory.since(id);
  }

  /** The remembered events that a deletion would take away, oldest first. */
  rememberedOf(deletion: Deletion): readonly RoomEvent[] {
    return this.#memory.since(deletion.from - 1)
      .filter((event) => isDeleted(event, deletion));
  }

  /** Gives an intent an id that no other gets, and the time. */
  stamp<Kind extends Intent>(
    intent: Kind,
  ): Kind & Stamp {
    const entry = {
      ...intent,
      id: ++this.#lastId,
      time: this.#now(),
      room: this.name,
    };
    // A remembered text outlives the line that it is cut from.
    const spoken = entry as { text?: string };
    if (spoken.text !== undefined) spoken.text = detached(spoken.text);
    return entry;
  }

  /**
   * Applies an event to the state, and shows it to the readers.
   *
   * @param isLeftOut Tells which readers skip it.
   */
  apply(
    entry: RoomEntry,
    isLeftOut?: (reader: RoomReader) => boolean,
  ): void {
    if (entry.id > this.#lastId) this.#lastId = entry.id;
    this.#change(entry);
    this.access?.apply(entry, this.#members.size);
    if (entry.kind === "ended") return;
    if (isRemembered(entry) || entry.kind === "deleted") {
      this.#memory.add(entry);
    }
    this.#audience.show(entry, isLeftOut);
  }

  /** The whole state but the name, as JSON. */
  save(): RoomState {
    const { members, topic, lastId, access } = this;
    return {
      ...{ members: [...members], topic, lastId },
      events: this.#memory.last(Infinity),
      ...access !== undefined && { access: access.save() },
    };
  }

  /** Takes a state over; shows it to nobody. */
  restore({ members, topic, lastId, events, access }: RoomState): void {
    for (const name of members) this.#members.add(name);
    this.#topic = topic;
    this.#lastId = lastId;
    for (const event of events) this.#memory.add(event);
    if (access !== undefined) this.access?.restore(access);
  }

  /** Remembers earlier events from the log; shows them to nobody. */
  recall(events: readonly RoomEvent[]): void {
    for (const event of events) {
      if (event.kind === "topic") this.#topic = event;
      if (isRemembered(event)) this.#memory.add(event);
    }
  }

  /** Forgets all events, as the room is gone. */
  forget(): void {
    this.#memory.clear();
    this.onGone?.();
  }

  /** Adds a reader, who reads from the next event on. */
  subscribe(reader: RoomReader): void {
    if (!reader.isSilent) this.#audience.add(reader);
  }

  /** Lets a reader read up to the last event, and no further. */
  unsubscribe(reader: RoomReader): void {
    this.#audience.remove(reader);
  }

  /** Shows a person everything from here on in their new dialect. */
  changeDialect(reader: RoomReader): void {
    this.#audience.changeDialect(reader);
  }

  /** Notes that a person has begun, or ceased, to ignore others. */
  noteIgnored(reader: RoomReader): void {
    this.#audience.noteIgnored(reader);
  }

  #change(entry: RoomEntry): void {
    switch (entry.kind) {
      case "joined":
        this.#members.add(entry.who);
        break;
      case "left":
        this.#members.delete(entry.who);
        break;
      case "renamed":
        this.#rename(entry.who, entry.to);
        break;
      case "topic":
        this.#topic = entry;
        break;
      case "deleted":
        this.#memory.remove(entry);
        break;
      case "ended":
        this.#hasEnded = true;
        this.#members.clear();
    }
  }

  /** Gives a member another name; they keep their place in the order. */
  #rename(from: string, to: string): void {
    const names = [...this.#members];
    this.#members.clear();
    for (const name of names) this.#members.add(name === from ? to : name);
    this.#audience.rename(from, to);
  }
}
