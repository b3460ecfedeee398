/**
 * The readers of a room, and how far each has read.
 *
 * @module
 */

import type { Cursor } from "../fanout/cursor.ts";
import { Feed, type FeedSizes } from "../fanout/feed.ts";
import type { RoomEvent } from "../messages/event.ts";
import { type Dialect, render } from "../render/dialect.ts";
import type { RoomReader } from "./room_reader.ts";

/** A feed and its readers. */
interface DialectFeed {
  readonly dialect: Dialect;
  readonly feed: Feed;
  readonly subscriptions: Set<Subscription>;
  /** The place of the last event. */
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
 * It lets readers skip an event that they are not shown before it wakes any
 * reader, so such an event is never written to them.
 */
export class Audience {
  readonly #sizes: FeedSizes;
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #feeds = new Map<Dialect, DialectFeed>();
  // The readers who ignore somebody, and skip lines for it.
  readonly #selective = new Set<Subscription>();

  /** Makes an audience without readers. */
  constructor(sizes: FeedSizes) {
    this.#sizes = sizes;
  }

  /** All readers. */
  *readers(): IterableIterator<RoomReader> {
    for (const { reader } of this.#subscriptions.values()) yield reader;
  }

  /** Adds a reader, who reads from the next event on. */
  add(reader: RoomReader): void {
    const source = this.#feedOf(reader.dialect);
    const cursor = reader.outbox.follow(source.feed, source.feed.head);
    const subscription = { reader, source, cursor };
    source.subscriptions.add(subscription);
    this.#subscriptions.set(reader.name, subscription);
    this.noteIgnored(reader);
  }

  /** Lets a reader read up to the last event, and no further. */
  remove(reader: RoomReader): void {
    const subscription = this.#subscriptions.get(reader.name);
    if (subscription === undefined) return;
    this.#leaveFeed(subscription);
    this.#subscriptions.delete(reader.name);
    this.#selective.delete(subscription);
  }

  /** Gives a reader another name. */
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
   * Writes an event for all readers, and wakes them.
   *
   * @param isLeftOut Tells which readers skip it, beside those who ignore its
   * author.
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
    // An event that one dialect cannot write is written in all others; the
    // error goes to the session that caused the event.
    if (fault !== undefined) throw fault.error;
  }

  /** Lets readers skip the last event who ignore its author or want no echo. */
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
