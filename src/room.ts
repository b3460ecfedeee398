/**
 * A room: who is in it, what happened lately, and who is still to be shown what.
 *
 * @module
 */

import type { Access } from "./access.ts";
import type { Cursor } from "./cursor.ts";
import { type Dialect, render } from "./dialect.ts";
import { type Deed, isRemembered, type RoomEvent } from "./event.ts";
import { Feed, type FeedSizes } from "./feed.ts";
import type { Person } from "./person.ts";

/** The bounds of a room. */
export interface RoomLimits extends FeedSizes {
  /** Events it remembers. */
  readonly remembered: number;
  /** Text it remembers, in UTF-16 code units. */
  readonly rememberedText: number;
}

/** A feed and who reads it. */
interface Channel {
  readonly dialect: Dialect;
  readonly feed: Feed;
  readonly seats: Set<Seat>;
  /** The place of the event that was appended last. */
  last: number;
}

/** A person's place in the room. */
interface Seat {
  readonly person: Person;
  channel: Channel;
  cursor: Cursor;
}

/**
 * A room is a log; whoever is in it has a place in that log.
 *
 * The state, that is the members, the topic and what is remembered, changes by
 * {@linkcode Room.apply} alone. Seats are only about who on this server reads.
 */
export class Room {
  /** Its name, as whoever made it wrote it. */
  readonly name: string;
  /** Who may come in, if it is a link room. */
  readonly access: Access | undefined;
  /** Its topic; empty when there is none. */
  topic = "";
  readonly #limits: RoomLimits;
  readonly #now: () => number;
  readonly #members = new Set<string>();
  readonly #seats = new Map<string, Seat>();
  readonly #channels = new Map<Dialect, Channel>();
  // Those for whom some lines are left out because they ignore somebody.
  readonly #selective = new Set<Seat>();
  #remembered: RoomEvent[] = [];
  #rememberedText = 0;
  #lastId = 0;

  /** Makes an empty room. */
  constructor(
    name: string,
    limits: RoomLimits,
    now: () => number,
    access?: Access,
  ) {
    this.name = name;
    this.access = access;
    this.#limits = limits;
    this.#now = now;
  }

  /** The names of those in it, longest there first. */
  get members(): ReadonlySet<string> {
    return this.#members;
  }

  /** The people of this server that are in it. */
  *people(): IterableIterator<Person> {
    for (const { person } of this.#seats.values()) yield person;
  }

  /** The last `count` things said, oldest first. */
  remembered(count: number): readonly RoomEvent[] {
    return count > 0 ? this.#remembered.slice(-count) : [];
  }

  /** What was said after the event numbered `id`, as far as it is remembered. */
  rememberedSince(id: number): readonly RoomEvent[] {
    return this.#remembered.filter((event) => event.id > id);
  }

  /** Gives a deed its number and its time. */
  stamp(deed: Deed): RoomEvent {
    return {
      ...deed,
      id: this.#lastId + 1,
      time: this.#now(),
      room: this.name,
    };
  }

  /** Makes what happened so, and puts it before everyone who reads. */
  apply(event: RoomEvent): void {
    this.#lastId = event.id;
    this.#change(event);
    this.access?.apply(event);
    if (isRemembered(event)) this.#remember(event);
    let fault: { error: unknown } | undefined;
    for (const channel of this.#channels.values()) {
      channel.last = channel.feed.head;
      try {
        show(event, channel);
      } catch (error) {
        fault = { error };
      }
    }
    if (event.kind === "said" || event.kind === "acted") this.#leaveOut(event);
    // What cannot be shown in one way is shown in all others, and is the
    // trouble of whoever did it.
    if (fault !== undefined) throw fault.error;
  }

  /** Lets a person read from here on. */
  seat(person: Person): void {
    const channel = this.#channel(person.dialect);
    const cursor = person.outbox.follow(channel.feed, channel.feed.head);
    const seat = { person, channel, cursor };
    channel.seats.add(seat);
    this.#seats.set(person.name, seat);
    this.noteIgnored(person);
  }

  /** Lets a person read up to here, and no further. */
  unseat(person: Person): void {
    const seat = this.#seats.get(person.name);
    if (seat === undefined) return;
    this.#leaveChannel(seat);
    this.#seats.delete(person.name);
    this.#selective.delete(seat);
  }

  /** Shows a person everything from here on in their new dialect. */
  changeDialect(person: Person): void {
    const seat = this.#seats.get(person.name);
    if (seat === undefined) return;
    this.#leaveChannel(seat);
    seat.channel = this.#channel(person.dialect);
    const { feed, seats } = seat.channel;
    seat.cursor = person.outbox.follow(feed, feed.head);
    seats.add(seat);
  }

  /** The place of a person in the feed they read. */
  cursorOf(person: Person): Cursor | undefined {
    return this.#seats.get(person.name)?.cursor;
  }

  /** Notes that a person has begun, or ceased, to ignore others. */
  noteIgnored(person: Person): void {
    const seat = this.#seats.get(person.name);
    if (seat === undefined) return;
    if (person.ignoresAny) this.#selective.add(seat);
    else this.#selective.delete(seat);
  }

  #change(event: RoomEvent): void {
    switch (event.kind) {
      case "joined":
        this.#members.add(event.who);
        break;
      case "left":
        this.#members.delete(event.who);
        break;
      case "renamed":
        this.#rename(event.who, event.to);
        break;
      case "topic":
        this.topic = event.text;
    }
  }

  /** Gives a member another name, and leaves them their rank by time. */
  #rename(from: string, to: string): void {
    const names = [...this.#members];
    this.#members.clear();
    for (const name of names) this.#members.add(name === from ? to : name);
    const seat = this.#seats.get(from);
    if (seat === undefined) return;
    this.#seats.delete(from);
    this.#seats.set(to, seat);
  }

  #remember(event: RoomEvent): void {
    this.#remembered.push(event);
    this.#rememberedText += textLength(event);
    while (
      this.#remembered.length > this.#limits.remembered ||
      this.#rememberedText > this.#limits.rememberedText
    ) {
      this.#rememberedText -= textLength(this.#remembered.shift()!);
    }
  }

  /** Takes what was just said out for those who are not to be shown it. */
  #leaveOut({ who }: { who: string }): void {
    const speaker = this.#seats.get(who);
    if (speaker !== undefined && !speaker.person.echo) skipLast(speaker);
    for (const seat of this.#selective) {
      if (seat !== speaker && seat.person.ignores(who)) skipLast(seat);
    }
  }

  #channel(dialect: Dialect): Channel {
    let channel = this.#channels.get(dialect);
    if (channel === undefined) {
      const feed = new Feed(this.#limits);
      channel = { dialect, feed, seats: new Set(), last: 0 };
      this.#channels.set(dialect, channel);
    }
    return channel;
  }

  #leaveChannel(seat: Seat): void {
    const { channel, person, cursor } = seat;
    person.outbox.unfollow(cursor);
    channel.seats.delete(seat);
    if (channel.seats.size === 0) this.#channels.delete(channel.dialect);
  }
}

function show(event: RoomEvent, { dialect, feed, seats }: Channel): void {
  if (!feed.append(render(event, dialect))) return;
  for (const { person } of seats) person.outbox.dropIfBehind();
}

function skipLast({ cursor, channel }: Seat): void {
  cursor.skip(channel.last, channel.feed.head);
}

function textLength(event: RoomEvent): number {
  return "text" in event ? event.text.length : 0;
}
