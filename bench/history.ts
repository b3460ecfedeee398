/**
 * What a history of many lines takes, and how fast it is searched:
 * `deno run -A bench/history.ts 1000000 [folder]`. A folder that has one already
 * is searched only, and stays; `deno run -A bench/history.ts 0 folder` is enough.
 *
 * @module
 */

import { DatabaseSync } from "node:sqlite";
import { openDatabase } from "../src/history/schema.ts";
import { type BatchRoom, Thread } from "../src/history/thread.ts";

const WORDS = (
  "the a is it to of build deploy review please look again tomorrow lunch " +
  "server room client failed green red done merge test why because yes no " +
  "maybe later thanks 회의록을 올렸습니다 내일 점심 같이 확인했습니다 서버가 " +
  "배포했습니다 안녕하세요 감사합니다 오늘은 일찍 퇴근합니다 그리고 리뷰 부탁드립니다"
).split(" ");
const BATCH = 5_000;
const SEARCHES = 200;
let seed = 42;

const wanted = Number(Deno.args[0] ?? 1_000_000);
const folder = Deno.args[1] ?? Deno.makeTempDirSync({ prefix: "maru-bench-" });
const path = `${folder}/history.db`;
Deno.mkdirSync(folder, { recursive: true });
const database = openDatabase(path);
const hasLines = database.prepare("select 1 from line limit 1").get();
database.close();
const thread = new Thread();
await thread.do("open", path);
if (hasLines === undefined) await generate();
await readBlocks();
const file = new DatabaseSync(path, { readOnly: true });
const [lines, latest] = ["max(place)", "max(time)"].map((what) =>
  Number(file.prepare(`select ${what} as value from line`).get()!.value)
);
report();
await searchAll();
file.close();
await thread.do("close");
thread.end();
if (Deno.args[1] === undefined) Deno.removeSync(folder, { recursive: true });

/** Pseudo-random, and the same in each run: xorshift, from 0 up to `below`. */
function random(below: number): number {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) % below;
}

/** About one word in ten is rare, as names and numbers are. */
function text(): string {
  const words = Array.from(
    { length: 3 + random(12) },
    () =>
      random(10) === 0
        ? `${random(1 << 30).toString(36)}`
        : WORDS[Math.min(random(WORDS.length), random(WORDS.length))],
  );
  return words.join(" ");
}

async function generate(): Promise<void> {
  const start = performance.now();
  let written = 0;
  let characters = 0;
  while (written < wanted) {
    const rooms: BatchRoom[] = Array.from({ length: 20 }, (_, at) => ({
      ...{ key: `room${at}`, name: `room${at}`, lastId: 0 },
    }));
    const cells: (string | number)[] = [];
    for (let at = 0; at < BATCH && written < wanted; at++) {
      const line = text();
      characters += line.length;
      const room = Math.min(random(20), random(20));
      const who = `person${random(200)}`;
      cells.push(room, ++written, written * 1000, "said", who, line, 0, 0);
      rooms[room].lastId = written;
    }
    await thread.do("write", rooms, cells, 0, written);
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${wanted} lines of ${(characters / wanted).toFixed(0)} characters in ${
      seconds.toFixed(0)
    } s: ${(seconds / wanted * 1e6).toFixed(1)} us a line`,
  );
}

function report(): void {
  const { size } = Deno.statSync(path);
  console.log(
    `${(size / 2 ** 20).toFixed(0)} MiB, ${
      (size / lines * 1e6 / 2 ** 20).toFixed(0)
    } MiB a million lines`,
  );
  const rows = file
    .prepare("select name, sum(pgsize) as size from dbstat group by name")
    .all() as { name: string; size: number }[];
  for (const { name, size } of rows.sort((a, b) => b.size - a.size)) {
    if (size > 2 ** 20) console.log(`  ${name} ${(size / 2 ** 20) | 0} MiB`);
  }
}

/** What a server does beside its work when an older one has made the file. */
async function readBlocks(): Promise<void> {
  const [start, slices] = [performance.now(), [0]];
  for (let isDone = false; !isDone;) {
    const begun = performance.now();
    isDone = await thread.do("readBlocks");
    slices.push(performance.now() - begun);
  }
  if (slices.length === 2) return;
  console.log(
    `times read in ${(performance.now() - start).toFixed(0)} ms, ${
      slices.length - 1
    } slices of ${Math.max(...slices).toFixed(1)} ms at most`,
  );
}

interface Search {
  words: string[];
  key?: string;
  from?: string;
  before?: number;
}

async function searchAll(): Promise<void> {
  const common = () => [pick(isLong).slice(0, 5)];
  const korean = ["했습니"];
  const from = () => `person${random(200)}`;
  const before = () => Math.floor(random(1 << 30) / (1 << 30) * latest);
  const kinds: [string, () => Search][] = [
    ["a common word", () => ({ words: common() })],
    ["… before a date", () => ({ words: common(), before: before() })],
    ["… from somebody", () => ({ words: common(), from: from() })],
    ["… in a room", () => ({ words: common(), key: "room3" })],
    ["… in a room, from, before", () => ({
      ...{ words: common(), key: "room3", from: from(), before: before() },
    })],
    ["inside a Korean word", () => ({ words: korean })],
    ["… before a date", () => ({ words: korean, before: before() })],
    ["two words", () => ({ words: [pick(isLong), pick(isLong)] })],
    ["… before a date", () => ({
      ...{ words: [pick(isLong), pick(isLong)], before: before() },
    })],
    ["a rare word", () => ({ words: [rare()] })],
    ["… before a date", () => ({ words: [rare()], before: before() })],
    ["… in a room", () => ({ words: [rare()], key: "room3" })],
    ["a rare and a common word", () => ({ words: [rare(), "deploy"] })],
    ["two characters", () => ({ words: ["회의"] })],
    ["… before a date", () => ({ words: ["회의"], before: before() })],
    ["two characters, nowhere", () => ({ words: ["없다"] })],
    ["seven characters, nowhere", () => ({ words: ["thesbui"] })],
  ];
  for (const [name, make] of kinds) await searchFor(name, make);
}

async function searchFor(name: string, make: () => Search): Promise<void> {
  const times: number[] = [];
  let found = 0;
  let cut = 0;
  for (let at = 0; at < SEARCHES; at++) {
    const query = make();
    const start = performance.now();
    const result = await thread.do("search", {
      ...{ key: undefined, from: undefined, before: undefined, ...query },
      ...{ beforePlace: undefined, count: 20, patience: 100 },
    });
    times.push(performance.now() - start);
    found += result.found.length;
    if (result.next !== undefined && result.found.length < 20) cut++;
  }
  times.sort((a, b) => a - b);
  const at = (part: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * part))]
      .toFixed(1);
  console.log(
    `${name}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; ${
      (found / times.length).toFixed(1)
    } found, ${cut} of ${times.length} cut at 100 ms`,
  );
}

/** A word of one line, and of hardly another, however many there are. */
function rare(): string {
  const text = file.prepare("select text from line where place >= ? limit 1");
  for (;;) {
    const row = text.get(1 + random(lines));
    const word = String(row?.text).split(" ")
      .find((word) => /^[0-9a-z]{6}$/.test(word) && !WORDS.includes(word));
    if (word !== undefined) return word;
  }
}

function pick(is: (word: string) => boolean): string {
  const words = WORDS.filter(is);
  return words[random(words.length)];
}

function isLong(word: string): boolean {
  return [...word].length >= 3;
}
