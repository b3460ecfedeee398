import { assert, assertEquals } from "@std/assert";
import { Feed } from "../../src/fanout/feed.ts";
import { Outbox } from "../../src/fanout/outbox.ts";
import { FakeConnection } from "../harness/fake_connection.ts";

const SIZES = { feed: 64, leastSegment: 16, segment: 32 };
const encode = (text: string) => new TextEncoder().encode(text);

function begin() {
  const handler = { ready: () => {} };
  const outbox = new Outbox(new FakeConnection(), handler, { each: 10_000 });
  const write = () => {
    const bytes = outbox.next();
    if (bytes === undefined) {
      outbox.rest();
      return "";
    }
    outbox.advance(bytes.length);
    if (outbox.isEmpty) outbox.rest();
    return new TextDecoder().decode(bytes);
  };
  return { outbox, write };
}

Deno.test("Outbox.advance() takes the end of a private line that it gave up meanwhile", () => {
  const { outbox } = begin();
  outbox.send(encode("private"));
  const bytes = outbox.next()!;
  outbox.lose("slow");
  outbox.advance(bytes.length);
  assert(outbox.isEmpty);
});

Deno.test("Outbox.dropIfBehind() spares no reader for a write of another feed", () => {
  const { outbox } = begin();
  const [busy, late] = [new Feed(SIZES), new Feed(SIZES)];
  outbox.follow(busy, 0);
  outbox.follow(late, 0);
  busy.append("x".repeat(30));
  assertEquals(outbox.next()!.length, 30);
  for (let n = 0; n < 3; n++) late.append("x".repeat(10));
  while (late.tail === 0) late.append("y".repeat(10));
  assertEquals(late.tail, 30);
  outbox.dropIfBehind();
  assertEquals(outbox.lost, "slow");
});

Deno.test("Outbox.lose() writes nothing of a feed that others still read", () => {
  const { outbox, write } = begin();
  const { outbox: other } = begin();
  const feed = new Feed(SIZES);
  outbox.follow(feed, 0);
  other.follow(feed, 0);
  feed.append("a");
  outbox.lose("broken");
  assertEquals(write(), "");
});

Deno.test("Outbox.unfollow() leaves the feed at its end, which then keeps nothing", () => {
  const { outbox, write } = begin();
  const feed = new Feed(SIZES);
  const cursor = outbox.follow(feed, 0);
  feed.append("a");
  outbox.unfollow(cursor);
  assertEquals([write(), write()], ["a", ""]);
  assertEquals(feed.held, 0);
});
