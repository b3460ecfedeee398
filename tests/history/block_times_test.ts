import { assert, assertEquals } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { importHistory } from "../../src/archive/import_history.ts";
import { blockTimes } from "../../src/history/block_times.js";
import { HistoryFile } from "../../src/history/history_file.ts";
import { openDatabase } from "../../src/history/schema.ts";
import type { Row } from "../../src/history/thread.ts";
import { LIMITS } from "../../src/limits.ts";
import { Log } from "../../src/log.ts";
import { ChildServer } from "../harness/child_server.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { openThread } from "./harness/open_thread.ts";
import { makeOlder } from "./harness/older_file.ts";

const BLOCK = 1024;
const BATCH = 2_000;
const LINES = 10 * BATCH;

/** A second each, but for some while which the clock was set back. */
function timeOf(id: number): number {
  const isLate = id > 9_000 && id < 9_500;
  return (id - (isLate ? 8_000 : 0)) * 1_000;
}

/** Writes lines of three people in two rooms. */
async function write(path: string): Promise<void> {
  await using open = await openThread(path);
  const { thread } = open;
  for (let first = 1; first <= LINES; first += BATCH) {
    const last = first + BATCH - 1;
    const rooms = ["dev", "tea"].map((name) => ({
      ...{ key: name, name, lastId: last },
    }));
    const ids = Array.from({ length: BATCH }, (_, at) => first + at);
    const cells = ids.flatMap((id) => [
      ...[id % 2, id, timeOf(id), "said", `p${id % 3}`],
      ...[`${id % 50 === 0 ? "드문 quokka" : "흔한 wombat"} ${id}`, 0, 0],
    ]);
    await thread.do("write", rooms, cells, 0, last);
  }
}

/** Adds lines of long ago behind those that are there. */
async function importOld(folder: string): Promise<void> {
  const lines = Array.from({ length: 3_000 }, (_, at) =>
    JSON.stringify({
      ...{ kind: "said", id: at + 1, room: "old", who: "p0" },
      ...{ time: new Date(at * 7_000), text: `quokka wombat 드문 ${at}` },
    }) + "\n").join("");
  await importHistory(folder, new Blob([lines]).stream(), () => {});
}

type Line = Row & { key: string };

/** All lines, newest first. */
function linesOf(path: string): Line[] {
  using database = new DatabaseSync(path, { readOnly: true });
  return database.prepare(
    `select line.*, room.key from line join room on number = line.room
     order by place desc`,
  ).all() as unknown as Line[];
}

/** The places of those that a search must find. */
function expected(lines: readonly Line[], query: Query): number[] {
  return lines.filter(({ text, key, who, time }) =>
    query.words.every((word) => text.includes(word)) &&
    (query.room ?? key) === key && (query.from ?? who) === who &&
    time < query.before
  ).map(({ place }) => place);
}

type Query = { words: string[]; room?: string; from?: string; before: number };

function* queries(): Iterable<Query> {
  const seconds = [0, 1, 4_000, 6_000, 9_100, 9_600, 12_287, 19_000, 99_999];
  for (const second of seconds) {
    const before = second * 1_000;
    yield { words: ["quokka"], before };
    yield { words: ["quokka", "1"], room: "dev", before };
    yield { words: ["wombat"], room: "tea", from: "p1", before };
    yield { words: ["드문"], from: "p0", before };
    yield { words: ["quokka", "wombat"], before };
  }
}

/** Compares what searches find, page by page. */
async function compare(folder: string, log: Log): Promise<void> {
  const history = await HistoryFile.open(folder, {
    ...LIMITS,
    // No test fails by the clock.
    searchPatience: 1e6,
  }, log);
  const lines = linesOf(`${folder}/history.db`);
  for (const query of queries()) {
    const found: number[] = [];
    let beforePlace: number | undefined;
    do {
      const page = await history.search({ ...query, count: 700, beforePlace });
      found.push(...page.found.map(({ place }) => place));
      beforePlace = page.next;
    } while (beforePlace !== undefined);
    const all = expected(lines, query);
    assertEquals(found, all, JSON.stringify(query));
  }
  await history.close();
}

/** What the file notes of its blocks, and what it should. */
function times(path: string): { noted: unknown[]; real: unknown[] } {
  using database = new DatabaseSync(path, { readOnly: true });
  const all = (sql: string) =>
    database.prepare(sql).all().map((row) => Object.values(row));
  return {
    noted: all("select block, earliest from block_time order by block"),
    real: all(
      `select place / ${BLOCK}, min(time) from line group by 1 order by 1`,
    ),
  };
}

Deno.test("search before a date: the same lines in the same order, whatever the order of their times, and in an older file", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  Deno.mkdirSync(data);
  const path = `${data}/history.db`;
  const log = new Log(() => {}, { now: () => 0 });
  await write(path);
  await importOld(data);
  await compare(data, log);
  const history = await HistoryFile.open(data, LIMITS, log);
  // A block, the beginning of another, and some of a third.
  await history.remove("dev", { from: 1, to: BLOCK + 99 });
  await history.remove("tea", { from: 1, to: BLOCK + 99 });
  await history.remove("dev", { from: 9_000, to: 9_200, of: "p1" });
  await history.close();
  const { noted, real } = times(path);
  assertEquals(noted, real);
  assertEquals(noted.length, 22);
  await compare(data, log);
  makeOlder(path);
  await compare(data, log);
});

Deno.test("blockTimes: a search reads no block without a line that is old enough, and every block that is not read yet", async () => {
  using folder = new TempFolder();
  const path = folder.path("history.db");
  await write(path);
  {
    using database = openDatabase(path);
    const { spans } = blockTimes(database);
    const of = (time: number | undefined) => [...spans(LINES, time)];
    assertEquals(of(undefined), [{ from: 0, to: LINES }]);
    assertEquals(of(1_000), []);
    assertEquals(of(2_000), [{ from: 0, to: BLOCK }]);
    // The clock went back in the ninth block, to a time of the first.
    assertEquals(of(1_200_000), [
      { from: 8 * BLOCK, to: 9 * BLOCK },
      { from: 0, to: 2 * BLOCK },
    ]);
    assertEquals(of(5_000_000), [
      { from: 8 * BLOCK, to: 10 * BLOCK },
      { from: 0, to: 5 * BLOCK },
    ]);
    assertEquals(of(1e12), [{ from: 0, to: LINES }]);
  }
  makeOlder(path);
  using database = openDatabase(path);
  const { spans, read } = blockTimes(database);
  assertEquals([...spans(LINES, 1_000)], [{ from: 0, to: LINES }]);
  while (!read());
  assertEquals([...spans(LINES, 1_000)], []);
  const { noted, real } = times(path);
  assertEquals(noted, real);
});

Deno.test("--data: a file of an older version is searched at once, and its times are read meanwhile", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  Deno.mkdirSync(data);
  const path = `${data}/history.db`;
  await write(path);
  makeOlder(path);
  await using server = await ChildServer.start(["--data", data], {
    permissions: ["-N", `-R=${data}`, `-W=${data}`],
  });
  const alice = await server.login("alice");
  alice.says("/search quokka before:1970-01-01T00:02:00Z");
  await alice.sees("*** found 2:");
  await alice.seesNext(/ quokka 100$/, / quokka 50$/);
  alice.says("quokka of today");
  await alice.sees("[alice] quokka of today");
  assertEquals(await server.stop(), 0);
  const { noted, real } = times(path);
  assert(noted.length > 0);
  assertEquals(noted, real);
});
