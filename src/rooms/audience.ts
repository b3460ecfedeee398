/**
 * Who reads a room, and up to where they have read.
 *
 * @module
 */

import type { Cursor } from "../fanout/cursor.ts";
import { Feed, type FeedSizes } from "../fanout/feed.ts";
import type { RoomEvent } from "../messages/event.ts";
import { type Dialect, render } from "../render/dialect.ts";
import type { RoomReader } from "./room_reader.ts";

/** A feed and those who read it. */
interface DialectFeed {
  readonly dialect: Dialect;
  readonly feed: Feed;
  readonly subscriptions: Set<Subscription>;
  /** The place of the event that was written last. */
  last: number;
}

/** A reader's place in the room. */
interface Subscription {
  readonly reader: RoomReader;
  source: DialectFeed;
  cursor: Cursor;
}

/**
 * The readers of one room: one feed for each dialect that some of them read.
 *
 * What some readers are not to be shown is left out for them before anybody is
 * woken, so no reader can be written what was to be left out.
 */
export class Audience {
  readonly #sizes: FeedSizes;
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #feeds = new Map<Dialect, DialectFeed>();
  // Those for whom some lines are left out because they ignore somebody.
  readonly #selective = new Set<Subscription>();

  /** Makes an audience of nobody. */
  constructor(sizes: FeedSizes) {
    this.#sizes = sizes;
  }

  /** Those who read. */
  *readers(): IterableIterator<RoomReader> {
    for (const { reader } of this.#subscriptions.values()) yield reader;
  }

  /** Lets somebody read from here on. */
  add(reader: RoomReader): void {
    const source = this.#feedOf(reader.dialect);
    const cursor = reader.outbox.follow(source.feed, source.feed.head);
    const subscription = { reader, source, cursor };
    source.subscriptions.add(subscription);
    this.#subscriptions.set(reader.name, subscription);
    this.noteIgnored(reader);
  }

  /** Lets somebody read up to here, and no further. */
  remove(reader: RoomReader): void {
    const subscription = this.#subscriptions.get(reader.name);
    if (subscription === undefined) return;
    this.#leaveFeed(subscription);
    this.#subscriptions.delete(reader.name);
    this.#selective.delete(subscription);
  }

  /** Knows a reader by another name from now on. */
  rename(from: string, to: string): void {
    const subscription = this.#subscriptions.get(from);
    if (subscription === undefined) return;
    this.#subscriptions.delete(from);
    this.#subscriptions.set(to, subscription);
  }

  /** Shows a reader everything from here on in their new dialect. */
  changeDialect(reader: RoomReader): void {
    const subscription = this.#subscriptions.get(reader.name);
    if (subscription === undefined) return;
    this.#leaveFeed(subscription);
    subscription.source = this.#feedOf(reader.dialect);
    const { feed, subscriptions } = subscription.source;
    subscription.cursor = reader.outbox.follow(feed, feed.head);
    subscriptions.add(subscription);
  }

  /** Notes that a reader has begun, or ceased, to ignore others. */
  noteIgnored(reader: RoomReader): void {
    const subscription = this.#subscriptions.get(reader.name);
    if (subscription === undefined) return;
    if (reader.ignoresAny) this.#selective.add(subscription);
    else this.#selective.delete(subscription);
  }

  /**
   * Shows an event to everyone who is to see it.
   *
   * @param isLeftOut Tells who is not, beside those who ignore its author.
   */
  show(event: RoomEvent, isLeftOut?: (reader: RoomReader) => boolean): void {
    let fault: { error: unknown } | undefined;
    for (const source of this.#feeds.values()) {
      source.last = source.feed.head;
      try {
        write(event, source);
      } catch (error) {
        fault = { error };
      }
    }
    if (event.kind === "said" || event.kind === "acted") this.#leaveOut(event);
    if (isLeftOut !== undefined) this.#leaveOutIf(isLeftOut);
    for (const { feed } of this.#feeds.values()) feed.wakeAll();
    // What cannot be shown in one way is shown in all others, and is the
    // trouble of whoever did it.
    if (fault !== undefined) throw fault.error;
  }

  /** Takes what was just said out for those who are not to be shown it. */
  #leaveOut({ who }: { who: string }): void {
    const author = this.#subscriptions.get(who);
    if (author !== undefined && !author.reader.echo) skipLast(author);
    for (const subscription of this.#selective) {
      if (subscription !== author && subscription.reader.ignores(who)) {
        skipLast(subscription);
      }
    }
  }

  #leaveOutIf(isLeftOut: (reader: RoomReader) => boolean): void {
    for (const subscription of this.#subscriptions.values()) {
      if (isLeftOut(subscription.reader)) skipLast(subscription);
    }
  }

  #feedOf(dialect: Dialect): DialectFeed {
    let source = this.#feeds.get(dialect);
    if (source === undefined) {
      const feed = new Feed(this.#sizes);
      source = { dialect, feed, subscriptions: new Set(), last: 0 };
      this.#feeds.set(dialect, source);
    }
    return source;
  }

  #leaveFeed(subscription: Subscription): void {
    const { source, reader, cursor } = subscription;
    reader.outbox.unfollow(cursor);
    source.subscriptions.delete(subscription);
    if (source.subscriptions.size === 0) this.#feeds.delete(source.dialect);
  }
}

function write(
  event: RoomEvent,
  { dialect, feed, subscriptions }: DialectFeed,
): void {
  if (!feed.write(render(event, dialect))) return;
  for (const { reader } of subscriptions) reader.outbox.dropIfBehind();
}

function skipLast({ cursor, source }: Subscription): void {
  cursor.skip(source.last, source.feed.head);
}
