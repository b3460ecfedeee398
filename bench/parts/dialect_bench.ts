/** Encoding: once for each line and each dialect that a room's readers use. */

import { type Dialect, dialectOf, render } from "../../src/render/dialect.ts";
import type { RoomEvent } from "../../src/messages/event.ts";
import { Feed } from "../../src/fanout/feed.ts";
import { LIMITS } from "../../src/limits.ts";

const event: RoomEvent = {
  kind: "said",
  who: "alice",
  text: "hello, everyone, ".repeat(4).slice(0, 63),
  id: 1,
  time: 1_700_000_000_000,
  room: "lobby",
};

const plain = {
  format: "text",
  lang: "en",
  time: false,
  color: false,
} as const;

function bench(name: string, choices: Dialect): void {
  const dialect = dialectOf(choices);
  const feed = new Feed(LIMITS);
  Deno.bench(`render() and Feed.append() ${name}`, () => {
    feed.append(render(event, dialect));
  });
}

bench("plain text", plain);
bench("text with times and colours", { ...plain, time: true, color: true });
bench("JSON", { ...plain, format: "json" });
