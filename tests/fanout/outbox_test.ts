import { assert, assertEquals } from "@std/assert";
import type { PrivateQueueBounds } from "../../src/fanout/private_queue.ts";
import { Feed } from "../../src/fanout/feed.ts";
import { Outbox } from "../../src/fanout/outbox.ts";
import { FakeConnection } from "../harness/fake_connection.ts";

const SIZES = { feed: 64, leastSegment: 16, segment: 32 };
const encode = (text: string) => new TextEncoder().encode(text);

function begin(bounds: PrivateQueueBounds = { each: 10_000 }) {
  const connection = new FakeConnection();
  let calls = 0;
  const handler = { ready: () => calls++ };
  const outbox = new Outbox(connection, handler, bounds);
  const write = (most = Infinity) => {
    const bytes = outbox.next();
    if (bytes === undefined) {
      outbox.rest();
      return "";
    }
    const count = Math.min(most, bytes.length);
    outbox.advance(count);
    if (outbox.isEmpty) outbox.rest();
    return new TextDecoder().decode(bytes.subarray(0, count));
  };
  return { connection, outbox, write, calls: () => calls };
}

Deno.test("Outbox.send() puts a private line between what was said before and after", () => {
  const { outbox, write } = begin();
  const feed = new Feed(SIZES);
  outbox.follow(feed, feed.head);
  feed.append("one\n");
  outbox.send(encode("private\n"));
  feed.append("two\n");
  assertEquals(
    [write(), write(), write(), write()],
    ["one\n", "private\n", "two\n", ""],
  );
});

Deno.test("Outbox.next() goes on where a write was cut short", () => {
  const { outbox, write } = begin();
  const feed = new Feed(SIZES);
  outbox.follow(feed, 0);
  feed.append("one\n");
  outbox.send(encode("private\n"));
  assertEquals([write(1), write(), write(3), write()], [
    "o",
    "ne\n",
    "pri",
    "vate\n",
  ]);
  assert(outbox.isEmpty);
});

Deno.test("Outbox.next() gives everything up to the head in one write", () => {
  const { outbox, write } = begin();
  const feed = new Feed(SIZES);
  outbox.follow(feed, 0);
  for (const text of ["a", "b", "c"]) feed.append(text);
  assertEquals(write(), "abc");
});

Deno.test("Outbox.unfollow() ends at what was the head, and the next feed follows", () => {
  const { outbox, write } = begin();
  const [old, next] = [new Feed(SIZES), new Feed(SIZES)];
  const cursor = outbox.follow(old, 0);
  old.append("old 1");
  next.append("next 1");
  outbox.unfollow(cursor);
  outbox.follow(next, next.head);
  old.append("old 2");
  next.append("next 2");
  assertEquals([write(), write(), write()], ["old 1", "next 2", ""]);
  old.append("old 3");
  assertEquals(write(), "");
});

Deno.test("Outbox.follow() of several feeds lets them take turns", () => {
  const { outbox, write } = begin();
  const [first, second] = [new Feed(SIZES), new Feed(SIZES)];
  outbox.follow(first, 0);
  outbox.follow(second, 0);
  for (const feed of [first, second]) {
    for (let n = 0; n < 3; n++) feed.append("x".repeat(16));
  }
  const writes = [write(16), write(16), write(16), write(16)];
  assertEquals(writes, Array(4).fill("x".repeat(16)));
  const rest = write() + write() + write() + write();
  assertEquals(rest, "x".repeat(32));
});

Deno.test("Outbox.follow() of a feed that always has more keeps no other waiting", () => {
  const { outbox, write } = begin();
  const [busy, quiet] = [new Feed(SIZES), new Feed(SIZES)];
  outbox.follow(busy, 0);
  outbox.follow(quiet, 0);
  quiet.append("q");
  const written: string[] = [];
  for (let n = 0; n < 4; n++) {
    busy.append("b");
    written.push(write());
  }
  assertEquals(written, ["b", "q", "bb", "b"]);
});

Deno.test("Outbox.rest() waits, and the handler is told when there is more", () => {
  const { outbox, write, calls } = begin();
  const feed = new Feed(SIZES);
  outbox.follow(feed, 0);
  write();
  const before = calls();
  feed.append("a");
  feed.append("b");
  assertEquals(calls(), before + 1);
  outbox.send(encode("c"));
  assertEquals(calls(), before + 2);
});

Deno.test("Outbox.send() gives up at its bound", () => {
  const { outbox, connection, write } = begin({ each: 600 });
  outbox.send(encode("12345"));
  assertEquals(write(), "12345");
  outbox.send(new Uint8Array(300));
  assertEquals(outbox.lost, undefined);
  outbox.send(new Uint8Array(300));
  assertEquals(outbox.lost, "slow");
  assert(connection.isStopped);
  assertEquals(write(), "");
});

Deno.test("Outbox.unfollow() is bounded too, for who reads nothing", () => {
  const { outbox } = begin({ each: 5_000 });
  const feed = new Feed(SIZES);
  for (let times = 0; times < 30; times++) {
    outbox.unfollow(outbox.follow(feed, feed.head));
  }
  assertEquals(outbox.lost, "slow");
});

Deno.test("Outbox.lose() gives back what it held of what all may hold", () => {
  const pool = { held: 0, most: 1_000_000 };
  const { outbox } = begin({ each: 10_000, pool });
  outbox.send(new Uint8Array(5_000));
  assert(pool.held >= 5_000);
  outbox.lose("broken");
  assertEquals(pool.held, 0);
});

Deno.test("Outbox.next() gives up when the place has fallen out of the feed", () => {
  const { outbox, connection, write } = begin();
  const feed = new Feed(SIZES);
  outbox.follow(feed, 0);
  while (!feed.append("x".repeat(10)));
  assertEquals(write(), "");
  assertEquals(outbox.lost, "slow");
  assert(connection.isStopped);
});

Deno.test("Outbox.dropIfBehind() spares whose write under way reaches the tail", () => {
  const { outbox } = begin();
  const feed = new Feed(SIZES);
  outbox.follow(feed, 0);
  // A segment has place for three times what is first put into it.
  for (let n = 0; n < 3; n++) feed.append("x".repeat(10));
  const bytes = outbox.next()!;
  while (feed.tail === 0) feed.append("y".repeat(10));
  assertEquals([feed.tail, bytes.length], [30, 30]);
  outbox.dropIfBehind();
  assertEquals(outbox.lost, undefined);
  while (feed.tail === 30) feed.append("y".repeat(10));
  outbox.dropIfBehind();
  assertEquals(outbox.lost, "slow");
});

Deno.test("Outbox.finish() resolves when all is written", async () => {
  const { outbox, write } = begin();
  await outbox.finish();
  outbox.send(encode("a"));
  outbox.state = "queued";
  let isFinished = false;
  const finished = outbox.finish().then(() => isFinished = true);
  await Promise.resolve();
  assert(!isFinished);
  write();
  await finished;
});

Deno.test("Outbox.finish() resolves when nothing more can be written", async () => {
  const { outbox } = begin();
  outbox.send(encode("a"));
  outbox.state = "queued";
  const finished = outbox.finish();
  outbox.lose("broken");
  outbox.lose("slow");
  await finished;
  assertEquals(outbox.lost, "broken");
  await outbox.finish();
});

Deno.test("Outbox.lose() lets go of the feeds, and takes nothing more", () => {
  const { outbox, write } = begin();
  const feed = new Feed(SIZES);
  const cursor = outbox.follow(feed, 0);
  feed.append("a");
  outbox.lose("broken");
  assertEquals(feed.held, 0);
  outbox.send(encode("b"));
  outbox.unfollow(cursor);
  assertEquals(write(), "");
});
