import { assert, assertEquals } from "@std/assert";
import { Feed, type FeedSizes, type Waiter } from "../../src/fanout/feed.ts";

const SIZES: FeedSizes = { feed: 64, leastSegment: 8, segment: 32 };

Deno.test("Feed.view() gives everything from a place to the head", () => {
  const feed = new Feed(SIZES);
  assertEquals(feed.view(0), undefined);
  feed.append("ab");
  feed.append("c");
  assertEquals(read(feed, 0), "abc");
  assertEquals(read(feed, 1), "bc");
  assertEquals(read(feed, 0, 2), "ab");
  assertEquals(feed.view(3), undefined);
  assertEquals([feed.tail, feed.head], [0, 3]);
});

Deno.test("Feed.view() is the same for all who stand at the same place", () => {
  const feed = new Feed(SIZES);
  feed.append("abc");
  assert(feed.view(1) === feed.view(1));
});

Deno.test("Feed.append() puts no text into two segments", () => {
  const feed = new Feed(SIZES);
  feed.append("12345");
  feed.append("가나다라");
  assertEquals(read(feed, 0), "12345");
  assertEquals(read(feed, 5), "가나다라");
});

Deno.test("Feed.append() drops the oldest bytes at its bound", () => {
  const feed = new Feed(SIZES);
  feed.attach();
  let drops = 0;
  for (let n = 0; n < 30; n++) drops += feed.append("xxxxx") ? 1 : 0;
  assert(drops > 0);
  assert(feed.held <= SIZES.feed);
  assert(feed.tail > 0);
  assertEquals(feed.view(0), undefined);
  assertEquals(feed.view(feed.tail - 1), undefined);
  assertEquals(read(feed, feed.head - 5), "xxxxx");
});

Deno.test("Feed.view() gives nothing that has gone, even if it was asked for", () => {
  const feed = new Feed(SIZES);
  feed.attach();
  feed.append("first");
  assertEquals(read(feed, 0, 5), "first");
  while (!feed.append("later"));
  assertEquals(feed.view(0, 5), undefined);
});

Deno.test("Feed.append() leaves the bytes of a view alone for as long as it is held", () => {
  const feed = new Feed(SIZES);
  feed.attach();
  feed.append("first");
  const view = feed.view(0)!;
  for (let n = 0; n < 50; n++) feed.append("later");
  assertEquals(new TextDecoder().decode(view), "first");
});

Deno.test("Feed.append() wakes whoever waits, once", () => {
  const feed = new Feed(SIZES);
  const reader = new Sleeper();
  feed.attach();
  feed.wait(reader);
  feed.append("a");
  feed.append("b");
  assertEquals(reader.woken, 1);
  feed.wait(reader);
  feed.append("c");
  assertEquals(reader.woken, 2);
});

/** A feed with two readers, one of whom has read all of it. */
function beginBehind() {
  const feed = new Feed(SIZES);
  const [fast, slow] = [new Sleeper(), new Sleeper()];
  feed.attach();
  feed.attach();
  for (let n = 0; n < 6; n++) feed.append("xxxxxxxx");
  feed.wait(fast);
  return { feed, fast, slow };
}

Deno.test("Feed.wait() lets go of what everyone has read", () => {
  const { feed, slow } = beginBehind();
  assert(feed.held > SIZES.segment);
  feed.wait(slow);
  assert(feed.held <= SIZES.segment);
  assertEquals(feed.head, 48);
});

Deno.test("Feed.detach() lets go of what was kept for that reader alone", () => {
  const { feed, fast, slow } = beginBehind();
  feed.detach(slow);
  assert(feed.held <= SIZES.segment);
  feed.detach(fast);
  assertEquals(feed.held, 0);
});

Deno.test("Feed.append() takes segments that grow while somebody is behind, and small ones when nobody is", () => {
  const sizes = { feed: 4096, leastSegment: 8, segment: 32 };
  const feed = new Feed(sizes);
  const reader = new Sleeper();
  feed.attach();
  const held: number[] = [];
  for (let n = 0; n < 60; n++) {
    feed.append("xx");
    if (held.at(-1) !== feed.held) held.push(feed.held);
  }
  assertEquals(held, [8, 24, 56, 88, 120]);
  feed.wait(reader);
  const kept = feed.held;
  for (let n = 0; n < 60 && feed.held <= kept; n++) {
    feed.append("xx");
    feed.wait(reader);
  }
  assertEquals(feed.held, sizes.leastSegment);
});

Deno.test("Feed.append() leaves a feed as much as the largest segment, however short its pool is", () => {
  const pool = { held: 1_000, most: 10 };
  const feed = new Feed({ feed: 640, leastSegment: 16, segment: 64, pool });
  feed.attach();
  for (let n = 0; n < 4; n++) feed.append("xxxxx");
  assertEquals([feed.held, feed.tail], [48, 0]);
  while (feed.tail === 0) feed.append("xxxxx");
  assertEquals([feed.held, feed.tail], [64, feed.head - 5]);
});

Deno.test("Feed.append() drops nothing while a feed whose pool is short fills its largest segment", () => {
  const pool = { held: 1_000, most: 10 };
  const feed = new Feed({ feed: 640, leastSegment: 16, segment: 48, pool });
  feed.attach();
  for (let n = 0; n < 24; n++) feed.append("x");
  assertEquals([feed.held, feed.tail], [48, 0]);
});

Deno.test("Feed.detach() of one who waits keeps all that another has not read", () => {
  const { feed, fast, slow } = beginBehind();
  const before = feed.tail;
  feed.detach(fast);
  assertEquals([feed.tail, read(feed, before) !== ""], [before, true]);
  feed.detach(slow);
});

Deno.test("Feed.detach() wakes nobody who has gone", () => {
  const feed = new Feed(SIZES);
  const reader = new Sleeper();
  feed.attach();
  feed.wait(reader);
  feed.detach(reader);
  feed.append("a");
  assertEquals(reader.woken, 0);
});

Deno.test("Feed.wait() lets go of a large segment that is more than half full, and keeps any other", () => {
  const kept = (used: number) => {
    const feed = new Feed({ feed: 4096, leastSegment: 8, segment: 32 });
    const reader = new Sleeper();
    feed.attach();
    // The first two segments are full; the third is the large one.
    for (const size of [8, 16, used]) {
      for (let n = 0; n < size; n++) feed.append("x");
    }
    feed.wait(reader);
    return feed.held;
  };
  assertEquals([kept(1), kept(16), kept(17), kept(32)], [32, 32, 0, 0]);
});

Deno.test("Feed.wait() keeps a small segment, however full", () => {
  const feed = new Feed(SIZES);
  const reader = new Sleeper();
  feed.attach();
  for (let n = 0; n < 8; n++) feed.append("x");
  feed.wait(reader);
  assertEquals(feed.held, SIZES.leastSegment);
});

Deno.test("Feed.view() gives nothing that all have read, even if it was asked for", () => {
  const { feed, slow } = beginBehind();
  const from = feed.tail;
  assertEquals(read(feed, from, from + 4), "xxxx");
  feed.wait(slow);
  assertEquals(feed.view(from, from + 4), undefined);
});

class Sleeper implements Waiter {
  woken = 0;
  wake(): void {
    this.woken++;
  }
}

function read(feed: Feed, place: number, end?: number): string {
  return new TextDecoder().decode(feed.view(place, end));
}

Deno.test("Feed.append() gives up its oldest bytes when its pool is short, and takes from no other", () => {
  const pool = { held: 0, most: 4 * 180 };
  const sizes = { feed: 10 * 180, leastSegment: 180, segment: 180, pool };
  const [first, second] = [new Feed(sizes), new Feed(sizes)];
  const waiter = { wake: () => {} };
  for (const feed of [first, second]) feed.attach();
  for (let n = 0; n < 12; n++) first.append("x".repeat(60));
  assertEquals([first.held, pool.held, first.tail], [720, 720, 0]);
  assertEquals(second.append("y".repeat(60)), false);
  assertEquals([second.held, pool.held], [180, 900]);
  assertEquals(first.append("x".repeat(60)), true);
  assertEquals([first.held, second.held, pool.held], [540, 180, 720]);
  for (const feed of [first, second]) feed.detach(waiter);
  assertEquals(pool.held, 0);
});
