import { assertEquals } from "@std/assert";
import { LIMITS } from "../../src/limits.ts";
import { Registry } from "../../src/rooms/registry.ts";
import { Room } from "../../src/rooms/room.ts";
import { Outbox } from "../../src/fanout/outbox.ts";
import { dialectOf } from "../../src/render/dialect.ts";
import { FakeConnection } from "../harness/fake_connection.ts";
import { FakePeople } from "../harness/fake_people.ts";
import { clockOf } from "../harness/clock_of.ts";

const TEXT = { format: "text", lang: "en", time: false, color: false } as const;

function say(room: Room, text: string) {
  room.apply(room.stamp({ kind: "said", who: "alice", text }));
}

function remembered(room: Room, count: number): string[] {
  return room.remembered(count).map((event) =>
    "text" in event ? event.text : event.kind
  );
}

Deno.test("Room.stamp() gives each event the next number, the time and the room", () => {
  let now = 1000;
  const room = new Room("tea", LIMITS, () => now);
  say(room, "one");
  now = 2000;
  assertEquals(room.stamp({ kind: "said", who: "alice", text: "two" }), {
    kind: "said",
    who: "alice",
    text: "two",
    id: 2,
    time: 2000,
    room: "tea",
  });
});

Deno.test("Room.stamp() gives a number once, whatever is applied when", () => {
  const room = new Room("tea", LIMITS, () => 0);
  const one = room.stamp({ kind: "said", who: "alice", text: "one" });
  const two = room.stamp({ kind: "said", who: "alice", text: "two" });
  assertEquals([one.id, two.id], [1, 2]);
  room.apply(one);
  assertEquals(room.stamp({ kind: "said", who: "alice", text: "three" }).id, 3);
});

Deno.test("Room.remembered() is bounded in events", () => {
  const room = new Room("tea", { ...LIMITS, remembered: 3 }, () => 0);
  for (const text of ["one", "two", "three", "four"]) say(room, text);
  assertEquals(remembered(room, 10), ["two", "three", "four"]);
  assertEquals(remembered(room, 2), ["three", "four"]);
  assertEquals(remembered(room, 0), []);
});

Deno.test("Room.remembered() is bounded in text", () => {
  const room = new Room("tea", { ...LIMITS, rememberedText: 10 }, () => 0);
  for (const text of ["aaaa", "bbbb", "cc"]) say(room, text);
  assertEquals(remembered(room, 10), ["aaaa", "bbbb", "cc"]);
  say(room, "d");
  assertEquals(remembered(room, 10), ["bbbb", "cc", "d"]);
  say(room, "e".repeat(11));
  assertEquals(remembered(room, 10), []);
});

Deno.test("Room.remembered() keeps what was said, not who came and went", () => {
  const room = new Room("tea", LIMITS, () => 0);
  room.apply(room.stamp({ kind: "joined", who: "alice" }));
  say(room, "one");
  room.apply(room.stamp({ kind: "acted", who: "alice", text: "two" }));
  room.apply(room.stamp({ kind: "renamed", who: "alice", to: "bob" }));
  room.apply(room.stamp({ kind: "topic", who: "bob", text: "three" }));
  assertEquals(remembered(room, 10), ["one", "two", "three"]);
});

Deno.test("Room.members keeps the order in which people came, whatever their names", () => {
  const room = new Room("tea", LIMITS, () => 0);
  for (const who of ["alice", "bob", "carol"]) {
    room.apply(room.stamp({ kind: "joined", who }));
  }
  room.apply(room.stamp({ kind: "renamed", who: "alice", to: "zoe" }));
  const gone = { kind: "left", who: "bob", reason: "quit", text: "" } as const;
  room.apply(room.stamp(gone));
  assertEquals([...room.members], ["zoe", "carol"]);
});

Deno.test("Room lets somebody be in several rooms, and sees to each line once", async () => {
  await using people = new FakePeople();
  const registry = new Registry(LIMITS, clockOf(() => 0));
  const alice = people.add();
  registry.claim(alice.person, "alice");
  const [tea, zen] = [registry.open("tea")!, registry.open("zen")!];
  registry.enter(alice.person, tea);
  registry.enter(alice.person, zen);
  say(tea, "in tea");
  say(zen, "in zen");
  registry.exit(alice.person, tea, { reason: "moved" });
  say(tea, "in tea again");
  say(zen, "in zen again");
  await people.settle();
  const lines = alice.received().split("\n").filter((line) => line[0] === "[");
  assertEquals(lines.sort(), [
    "[alice] in tea",
    "[alice] in zen",
    "[alice] in zen again",
  ]);
});

Deno.test("Room.stamp() gives no id twice, whether or not the event is applied", () => {
  const room = new Room("tea", LIMITS, () => 0);
  const [one, two] = [1, 2].map(() =>
    room.stamp({ kind: "joined", who: "alice" })
  );
  room.apply(two);
  const three = room.stamp({ kind: "said", who: "alice", text: "" });
  assertEquals([one.id, two.id, three.id], [1, 2, 3]);
});

Deno.test("Room.apply() leaves out what a reader is not to see before the reader is woken", () => {
  const room = new Room("tea", LIMITS, () => 0);
  const connection = new FakeConnection();
  const written: (Uint8Array | undefined)[] = [];
  const eager = {
    ready: (outbox: Outbox) => void written.push(outbox.next()),
  };
  const outbox = new Outbox(connection, eager, { each: LIMITS.privateLines });
  room.subscribe({
    name: "bob",
    dialect: dialectOf(TEXT),
    outbox,
    echo: true,
    away: "",
    isSilent: false,
    ignoresAny: true,
    ignores: (name) => name === "alice",
  });
  outbox.rest();
  say(room, "ignored");
  assertEquals(written, [undefined, undefined]);
});

Deno.test("Room.recall() takes up the topic and what was said, and shows nobody", () => {
  const before = new Room("tea", LIMITS, () => 0);
  const events = [
    before.stamp({ kind: "topic", who: "alice", text: "green" }),
    before.stamp({ kind: "said", who: "alice", text: "one" }),
  ];
  const room = new Room("tea", LIMITS, () => 0, { lastId: before.lastId });
  room.recall(events);
  assertEquals(remembered(room, 10), ["green", "one"]);
  assertEquals(room.topic.text, "green");
  assertEquals(room.stamp({ kind: "joined", who: "alice" }).id, 3);
});

Deno.test("Room.remembered() is bounded for all rooms together, and each keeps a little", () => {
  const memory = { held: 0, most: 1000 };
  const limits = { ...LIMITS, leastRememberedText: 20, memory };
  const [tea, zen] = ["tea", "zen"].map((name) =>
    new Room(name, limits, () => 0)
  );
  const said = (room: Room) => remembered(room, 100).length;
  for (let n = 0; n < 12; n++) say(tea, "ten letter");
  assertEquals(said(tea), 12);
  // The next are too many for all rooms, and zen keeps the least.
  for (let n = 0; n < 6; n++) say(zen, "ten letter");
  assertEquals([said(tea), said(zen)], [12, 2]);
  tea.forget();
  for (let n = 0; n < 6; n++) say(zen, "ten letter");
  assertEquals([said(tea), said(zen)], [0, 8]);
});
