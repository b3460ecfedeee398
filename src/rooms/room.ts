/**
 * A room: who is in it, what happened lately, and who is still to be shown what.
 *
 * @module
 */

import type { FeedSizes } from "../fanout/feed.ts";
import {
  type Intent,
  isRemembered,
  type RoomEntry,
  type RoomEvent,
  type Stamp,
} from "../messages/event.ts";
import { detached } from "../detached.ts";
import { Audience } from "./audience.ts";
import type { LinkAccess } from "./link_access.ts";
import { RoomMemory, type RoomMemoryLimits } from "./room_memory.ts";
import type { RoomReader } from "./room_reader.ts";
import { NO_TOPIC, type Topic } from "./topic.ts";

/** The bounds of a room. */
export interface RoomLimits extends FeedSizes, RoomMemoryLimits {}

/** What a room begins with, beside its name. */
export interface RoomOptions {
  /** Who may come in, if it is a link room. */
  readonly access?: LinkAccess | undefined;
  /** The id after which it goes on. @default {0} */
  readonly lastId?: number;
}

/**
 * A room is a log; whoever is in it has a place in that log.
 *
 * 1. The state, that is the members, the topic, who may come in and what is
 *    remembered, changes by {@linkcode Room.apply} alone.
 * 2. Each event has an id of its own, reserved when it is stamped.
 * 3. The audience is only about who on this server reads.
 */
export class Room {
  /** Its name, as whoever made it wrote it. */
  readonly name: string;
  /** Who may come in, if it is a link room. */
  readonly access: LinkAccess | undefined;
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

  /** The names of those in it, longest there first. */
  get members(): ReadonlySet<string> {
    return this.#members;
  }

  /** Its topic, and who set it. */
  get topic(): Topic {
    return this.#topic;
  }

  /** The id that was given last. */
  get lastId(): number {
    return this.#lastId;
  }

  /** Whether it is over. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Those of this server who read it. */
  people(): IterableIterator<RoomReader> {
    return this.#audience.readers();
  }

  /** The last `count` things said, oldest first. */
  remembered(count: number): readonly RoomEvent[] {
    return this.#memory.last(count);
  }

  /** What was said after the event numbered `id`, as far as it is remembered. */
  rememberedSince(id: number): readonly RoomEvent[] {
    return this.#memory.since(id);
  }

  /** Gives an intent its number, which no other gets, and its time. */
  stamp<Kind extends Intent>(
    intent: Kind,
  ): Kind & Stamp {
    const entry = {
      ...intent,
      id: ++this.#lastId,
      time: this.#now(),
      room: this.name,
    };
    // What is remembered outlives the line that it was said in.
    const spoken = entry as { text?: string };
    if (spoken.text !== undefined) spoken.text = detached(spoken.text);
    return entry;
  }

  /**
   * Makes what happened so, and puts it before everyone who reads.
   *
   * @param isLeftOut Tells who is not to see it, though they read here.
   */
  apply(
    entry: RoomEntry,
    isLeftOut?: (reader: RoomReader) => boolean,
  ): void {
    if (entry.id > this.#lastId) this.#lastId = entry.id;
    this.#change(entry);
    this.access?.apply(entry, this.#members.size);
    if (entry.kind === "ended") return;
    if (isRemembered(entry)) this.#memory.add(entry);
    this.#audience.show(entry, isLeftOut);
  }

  /** Takes up what happened before this server knew the room; shows it to nobody. */
  recall(events: readonly RoomEvent[]): void {
    for (const event of events) {
      if (event.kind === "topic") this.#topic = event;
      if (isRemembered(event)) this.#memory.add(event);
    }
  }

  /** Forgets what was said, as the room is gone. */
  forget(): void {
    this.#memory.clear();
  }

  /** Lets a person read from here on. */
  subscribe(reader: RoomReader): void {
    this.#audience.add(reader);
  }

  /** Lets a person read up to here, and no further. */
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
      case "ended":
        this.#hasEnded = true;
        this.#members.clear();
    }
  }

  /** Gives a member another name, and leaves them their rank by time. */
  #rename(from: string, to: string): void {
    const names = [...this.#members];
    this.#members.clear();
    for (const name of names) this.#members.add(name === from ? to : name);
    this.#audience.rename(from, to);
  }
}
