/**
 * A room: who is in it, what happened lately, and who is still to be shown what.
 *
 * @module
 */

import type { LinkAccess } from "./link_access.ts";
import type { Cursor } from "../fanout/cursor.ts";
import { type Dialect, render } from "../render/dialect.ts";
import {
  type Intent,
  isRemembered,
  type RoomEvent,
} from "../messages/event.ts";
import { Feed, type FeedSizes } from "../fanout/feed.ts";
import type { Person } from "./person.ts";
import { NO_TOPIC, type Topic } from "./topic.ts";

/** The bounds of a room. */
export interface RoomLimits extends FeedSizes {
  /** Events it remembers. */
  readonly remembered: number;
  /** Text it remembers, in UTF-16 code units. */
  readonly rememberedText: number;
}

/** A feed and who reads it. */
interface Audience {
  readonly dialect: Dialect;
  readonly feed: Feed;
  readonly subscriptions: Set<Subscription>;
  /** The place of the event that was appended last. */
  last: number;
}

/** A person's place in the room. */
interface Subscription {
  readonly person: Person;
  audience: Audience;
  cursor: Cursor;
}

/**
 * A room is a log; whoever is in it has a place in that log.
 *
 * The state, that is the members, the topic and what is remembered, changes by
 * {@linkcode Room.apply} alone. Subscriptions are only about who on this server reads.
 */
export class Room {
  /** Its name, as whoever made it wrote it. */
  readonly name: string;
  /** Who may come in, if it is a link room. */
  readonly access: LinkAccess | undefined;
  /** Its topic, and who set it. */
  topic: Topic = NO_TOPIC;
  readonly #limits: RoomLimits;
  readonly #now: () => number;
  readonly #members = new Set<string>();
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #audiences = new Map<Dialect, Audience>();
  // Those for whom some lines are left out because they ignore somebody.
  readonly #selective = new Set<Subscription>();
  #remembered: RoomEvent[] = [];
  #rememberedText = 0;
  #lastId = 0;

  /** Makes an empty room. */
  constructor(
    name: string,
    limits: RoomLimits,
    now: () => number,
    access?: LinkAccess,
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
    for (const { person } of this.#subscriptions.values()) yield person;
  }

  /** The last `count` things said, oldest first. */
  remembered(count: number): readonly RoomEvent[] {
    return count > 0 ? this.#remembered.slice(-count) : [];
  }

  /** What was said after the event numbered `id`, as far as it is remembered. */
  rememberedSince(id: number): readonly RoomEvent[] {
    return this.#remembered.filter((event) => event.id > id);
  }

  /** Gives a deed its time, and a number that no other has. */
  stamp(intent: Intent): RoomEvent {
    return {
      ...intent,
      id: ++this.#lastId,
      time: this.#now(),
      room: this.name,
    };
  }

  /** Makes what happened so, and puts it before everyone who reads. */
  apply(event: RoomEvent): void {
    if (event.id > this.#lastId) this.#lastId = event.id;
    this.#change(event);
    this.access?.apply(event);
    if (isRemembered(event)) this.#remember(event);
    let fault: { error: unknown } | undefined;
    for (const audience of this.#audiences.values()) {
      audience.last = audience.feed.head;
      try {
        show(event, audience);
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
  subscribe(person: Person): void {
    const audience = this.#audience(person.dialect);
    const cursor = person.outbox.follow(audience.feed, audience.feed.head);
    const subscription = { person, audience, cursor };
    audience.subscriptions.add(subscription);
    this.#subscriptions.set(person.name, subscription);
    this.noteIgnored(person);
  }

  /** Lets a person read up to here, and no further. */
  unsubscribe(person: Person): void {
    const subscription = this.#subscriptions.get(person.name);
    if (subscription === undefined) return;
    this.#leaveAudience(subscription);
    this.#subscriptions.delete(person.name);
    this.#selective.delete(subscription);
  }

  /** Shows a person everything from here on in their new dialect. */
  changeDialect(person: Person): void {
    const subscription = this.#subscriptions.get(person.name);
    if (subscription === undefined) return;
    this.#leaveAudience(subscription);
    subscription.audience = this.#audience(person.dialect);
    const { feed, subscriptions } = subscription.audience;
    subscription.cursor = person.outbox.follow(feed, feed.head);
    subscriptions.add(subscription);
  }

  /** The place of a person in the feed they read. */
  cursorOf(person: Person): Cursor | undefined {
    return this.#subscriptions.get(person.name)?.cursor;
  }

  /** Notes that a person has begun, or ceased, to ignore others. */
  noteIgnored(person: Person): void {
    const subscription = this.#subscriptions.get(person.name);
    if (subscription === undefined) return;
    if (person.ignoresAny) this.#selective.add(subscription);
    else this.#selective.delete(subscription);
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
        this.topic = event;
    }
  }

  /** Gives a member another name, and leaves them their rank by time. */
  #rename(from: string, to: string): void {
    const names = [...this.#members];
    this.#members.clear();
    for (const name of names) this.#members.add(name === from ? to : name);
    const subscription = this.#subscriptions.get(from);
    if (subscription === undefined) return;
    this.#subscriptions.delete(from);
    this.#subscriptions.set(to, subscription);
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
    const speaker = this.#subscriptions.get(who);
    if (speaker !== undefined && !speaker.person.echo) skipLast(speaker);
    for (const subscription of this.#selective) {
      if (subscription !== speaker && subscription.person.ignores(who)) {
        skipLast(subscription);
      }
    }
  }

  #audience(dialect: Dialect): Audience {
    let audience = this.#audiences.get(dialect);
    if (audience === undefined) {
      const feed = new Feed(this.#limits);
      audience = { dialect, feed, subscriptions: new Set(), last: 0 };
      this.#audiences.set(dialect, audience);
    }
    return audience;
  }

  #leaveAudience(subscription: Subscription): void {
    const { audience, person, cursor } = subscription;
    person.outbox.unfollow(cursor);
    audience.subscriptions.delete(subscription);
    if (audience.subscriptions.size === 0) {
      this.#audiences.delete(audience.dialect);
    }
  }
}

function show(
  event: RoomEvent,
  { dialect, feed, subscriptions }: Audience,
): void {
  if (!feed.append(render(event, dialect))) return;
  for (const { person } of subscriptions) person.outbox.dropIfBehind();
}

function skipLast({ cursor, audience }: Subscription): void {
  cursor.skip(audience.last, audience.feed.head);
}

function textLength(event: RoomEvent): number {
  return "text" in event ? event.text.length : 0;
}
