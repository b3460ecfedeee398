import { assertEquals } from "@std/assert";
import { HistoryMerge } from "../../../src/client/history_merge.ts";
import type { Heard, HeardEvent } from "../../../src/client/server_message.ts";
import { ServerCommands } from "../../../src/client/known_commands.ts";
import { PendingLines } from "../../../src/client/pending_lines.ts";
import { Replay } from "../../../src/client/replay.ts";
import { SeenEvents } from "../../../src/client/seen_events.ts";

function event(
  id: number,
  change: { room?: string; time?: number; who?: string; kind?: "joined" } = {},
): HeardEvent {
  const text = `line ${id}`;
  const base = { kind: "said", who: "bob", room: "lobby", time: id * 10 };
  return { ...base, ...change, id, text, fields: {} } as HeardEvent;
}

function notice(code: string, time = 0): Heard {
  return { kind: "notice", code, time, text: code, fields: {} };
}

const ids = (events: readonly HeardEvent[]) => events.map(({ id }) => id);

Deno.test("SeenEvents.has() tells the old from the new, also after a restart", () => {
  const seen = new SeenEvents();
  assertEquals(seen.has(event(1)), false);
  seen.add(event(5));
  assertEquals([4, 5, 6].map((id) => seen.has(event(id))), [true, true, false]);
  assertEquals(seen.has(event(5, { room: "other" })), false);
  // The room begins anew, and counts from 1.
  assertEquals(seen.has(event(1, { time: 60 })), false);
});

Deno.test("SeenEvents.add() forgets the rooms that were read longest ago", () => {
  const seen = new SeenEvents();
  for (let id = 1; id <= 250; id++) {
    seen.add(event(1, { room: `room ${id}` }));
    seen.add(event(id, { room: "lobby" }));
  }
  assertEquals(seen.rooms().length, 200);
  assertEquals(seen.rooms().slice(-2), ["room 250", "lobby"]);
  assertEquals(seen.has(event(1, { room: "room 1" })), false);
});

Deno.test("HistoryMerge.split() knows the past by where one came in", () => {
  const arrivals = new HistoryMerge("alice");
  arrivals.history(45);
  for (const id of [3, 4]) arrivals.event(event(id));
  arrivals.event(event(5, { kind: "joined", who: "alice" }));
  arrivals.event(event(6));
  arrivals.history(65);
  for (const id of [3, 4, 6]) arrivals.event(event(id));
  const { past, live } = arrivals.split();
  assertEquals([ids(past), ids(live)], [[3, 4], [5, 6]]);
});

Deno.test("HistoryMerge.split() counts what was heard before the JSON", () => {
  const arrivals = new HistoryMerge("alice");
  const lines = [
    "[bob] told as the past",
    "*** alice has joined",
    "[bob] told as it happened",
    "* bob waves",
    "*** bob set the topic: x",
  ];
  for (const line of lines) arrivals.line(line);
  arrivals.enter("lobby");
  arrivals.event(event(6));
  arrivals.history(65);
  for (const id of [2, 3, 4, 6]) arrivals.event(event(id));
  const { past, live } = arrivals.split();
  assertEquals([ids(past), ids(live)], [[2], [3, 4, 6]]);
});

Deno.test("HistoryMerge.split() has only past when nothing happened", () => {
  const arrivals = new HistoryMerge("alice");
  arrivals.line("*** [alice]님이 입장했습니다.");
  arrivals.enter("lobby");
  arrivals.history(100);
  for (const id of [2, 3]) arrivals.event(event(id));
  const { past, live } = arrivals.split();
  assertEquals([ids(past), ids(live)], [[2, 3], []]);
});

Deno.test("HistoryMerge.enter() drops what happened elsewhere", () => {
  const arrivals = new HistoryMerge("alice");
  arrivals.line("*** alice has joined");
  arrivals.line("[bob] in the lobby");
  arrivals.enter("lobby");
  arrivals.event(event(9));
  arrivals.enter("builds");
  arrivals.history(25);
  arrivals.event(event(1, { room: "builds" }));
  const own = { kind: "joined", who: "alice", room: "builds" } as const;
  arrivals.event(event(2, { ...own, time: 25 }));
  const { past, live } = arrivals.split();
  assertEquals([arrivals.room, ids(past), ids(live)], ["builds", [1], [2]]);
});

Deno.test("Replay.take() shows nothing twice, unless somebody asked", () => {
  const seen = new SeenEvents();
  const replay = new Replay(seen);
  const shown = (id: number) => replay.take(event(id)).length;
  assertEquals([shown(1), shown(1)], [1, 0]);
  // The sentence before the past comes with the first that is new.
  assertEquals(replay.begin(notice("history", 45)), undefined);
  assertEquals([shown(1), shown(2), shown(3), shown(5)], [0, 2, 1, 1]);
  replay.ask();
  assertEquals(replay.begin(notice("history", 55))?.text, "history");
  assertEquals([shown(1), shown(5), shown(6)], [1, 1, 1]);
  assertEquals([shown(1), shown(6)], [0, 0]);
});

Deno.test("Replay.isPast() takes nobody's coming for the past", () => {
  const replay = new Replay(new SeenEvents());
  replay.begin(notice("history", 50));
  assertEquals(replay.isPast(event(5)), true);
  assertEquals(replay.isPast(event(5, { kind: "joined" })), false);
});

Deno.test("PendingLines.answer() lets echoes answer lines, in order", () => {
  const pending = new PendingLines(new ServerCommands());
  for (const line of ["one", "//two", "/who", "three"]) pending.add(line, true);
  assertEquals(pending.speeches, ["one", "/two", "three"]);
  pending.answer(event(1, { who: "alice" }), "alice");
  assertEquals(pending.size, 4);
  const said = (text: string): Heard => ({
    ...event(1, { who: "alice" }),
    text,
  });
  pending.answer(said("one"), "alice");
  pending.answer(said("/two"), "alice");
  assertEquals(pending.speeches, ["three"]);
  pending.answer(notice("usage"), "alice");
  assertEquals(pending.size, 1);
  // A notice that refuses nothing does not answer what was said.
  assertEquals(pending.answer(notice("floodPause"), "alice"), false);
  assertEquals(pending.answer(notice("muted"), "alice"), true);
  assertEquals(pending.size, 0);
});

Deno.test("PendingLines.takeUnsure() gives what may never have been read", () => {
  const pending = new PendingLines(new ServerCommands());
  for (const line of ["one", "/who", "/msg bob psst", "/me waves"]) {
    pending.add(line, true);
  }
  assertEquals(pending.takeUnsure(), ["one", "/msg bob psst", "/me waves"]);
  assertEquals(pending.size, 0);
});

Deno.test("PendingLines.add() takes a slash for speech where there are no commands", () => {
  const pending = new PendingLines(new ServerCommands());
  pending.add("/shrug", false);
  assertEquals(pending.give(), "/shrug");
  assertEquals(pending.give(), undefined);
});
