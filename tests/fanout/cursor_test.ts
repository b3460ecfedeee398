import { assert, assertEquals } from "@std/assert";
import { Cursor } from "../../src/fanout/cursor.ts";
import { Feed } from "../../src/fanout/feed.ts";

const SIZES = { feed: 1024, leastSegment: 64, segment: 256 };

function begin() {
  const feed = new Feed(SIZES);
  const woken: number[] = [];
  const cursor = new Cursor(feed, 0, {
    wake: () => void woken.push(feed.head),
  });
  const read = (end = feed.head) => {
    const view = cursor.view(end);
    cursor.place += view?.length ?? 0;
    return new TextDecoder().decode(view);
  };
  return { feed, cursor, woken, read };
}

Deno.test("Cursor.view() gives what follows, up to a place", () => {
  const { feed, cursor, read } = begin();
  feed.append("abc");
  assertEquals([read(2), read(), read()], ["ab", "c", ""]);
  assert(cursor.isAtHead);
});

Deno.test("Cursor.skip() leaves ranges out, one behind the other too", () => {
  const { feed, cursor, read } = begin();
  feed.append("abcdefgh");
  cursor.skip(1, 2);
  cursor.skip(2, 4);
  cursor.skip(6, 8);
  assertEquals([read(), read(), read()], ["a", "ef", ""]);
  assert(cursor.isAtHead);
});

Deno.test("Cursor.skip() leaves out nothing but its range for one who reads in parts", () => {
  const { feed, cursor, read } = begin();
  feed.append("abcdef");
  cursor.skip(2, 4);
  assertEquals([read(1), read(3), read(5), read()], ["a", "b", "e", "f"]);
});

Deno.test("Cursor.wait() wakes once, when there is more", () => {
  const { feed, cursor, woken } = begin();
  cursor.wait();
  cursor.wait();
  feed.append("ab");
  feed.append("c");
  assertEquals(woken, [2]);
});

Deno.test("Cursor.detach() lets the feed forget, and is done once", () => {
  const { feed, cursor, woken } = begin();
  const other = new Cursor(feed, 0, { wake: () => {} });
  feed.append("abc");
  cursor.wait();
  cursor.detach();
  cursor.detach();
  assertEquals(feed.held > 0, true);
  other.detach();
  assertEquals(feed.held, 0);
  feed.append("d");
  cursor.wait();
  cursor.skip(0, 1);
  feed.append("e");
  assertEquals(woken, []);
});
