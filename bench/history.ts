/**
 * What a history of many lines takes, and how fast it is searched:
 * `deno run -A bench/history.ts 1000000 [folder]`. A folder that has one already
 * is searched only, and stays.
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
const SEARCHES = 500;
let seed = 42;

const lines = Number(Deno.args[0] ?? 1_000_000);
const folder = Deno.args[1] ?? Deno.makeTempDirSync({ prefix: "maru-bench-" });
const path = `${folder}/history.db`;
Deno.mkdirSync(folder, { recursive: true });
const database = openDatabase(path);
const hasLines = database.prepare("select 1 from line limit 1").get();
database.close();
const thread = new Thread();
await thread.do("open", path);
if (hasLines === undefined) await generate();
report();
await searchAll();
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
  while (written < lines) {
    const rooms: BatchRoom[] = Array.from({ length: 20 }, (_, at) => ({
      ...{ key: `room${at}`, name: `room${at}`, lastId: 0 },
    }));
    const cells: (string | number)[] = [];
    for (let at = 0; at < BATCH && written < lines; at++) {
      const line = text();
      characters += line.length;
      const room = Math.min(random(20), random(20));
      const who = `person${random(200)}`;
      cells.push(room, ++written, written * 1000, "said", who, line);
      rooms[room].lastId = written;
    }
    await thread.do("write", rooms, cells, 0, written);
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${lines} lines of ${(characters / lines).toFixed(0)} characters in ${
      seconds.toFixed(0)
    } s: ${(seconds / lines * 1e6).toFixed(1)} us a line`,
  );
}

function report(): void {
  const { size } = Deno.statSync(path);
  console.log(
    `${(size / 2 ** 20).toFixed(0)} MiB, ${
      (size / lines * 1e6 / 2 ** 20).toFixed(0)
    } MiB a million lines`,
  );
  using database = new DatabaseSync(path, { readOnly: true });
  const rows = database
    .prepare("select name, sum(pgsize) as size from dbstat group by name")
    .all() as { name: string; size: number }[];
  for (const { name, size } of rows.sort((a, b) => b.size - a.size)) {
    if (size > 2 ** 20) console.log(`  ${name} ${(size / 2 ** 20) | 0} MiB`);
  }
}

async function searchAll(): Promise<void> {
  const rare = () => random(1 << 30).toString(36).slice(0, 4);
  const kinds: [string, () => { words: string[]; room?: string }][] = [
    ["a common word", () => ({ words: [pick().slice(0, 5).padEnd(3, "습")] })],
    ["inside a Korean word", () => ({ words: ["했습니"] })],
    ["two words", () => ({ words: [pick(), pick()].filter(isLong) })],
    ["a rare word", () => ({ words: [rare()] })],
    ["a rare word, one room", () => ({ words: [rare()], room: "room3" })],
    ["a rare and a common word", () => ({ words: [rare(), "deploy"] })],
    ["two characters", () => ({ words: ["회의"] })],
    ["two characters, nowhere", () => ({ words: ["없다"] })],
    ["four characters, nowhere", () => ({ words: ["thesbui"] })],
  ];
  for (const [name, make] of kinds) {
    const times: number[] = [];
    let found = 0;
    let cut = 0;
    for (let at = 0; at < SEARCHES / kinds.length; at++) {
      const { words, room } = make();
      if (words.length === 0) continue;
      const start = performance.now();
      const result = await thread.do("search", {
        ...{ words, key: room, from: undefined, before: undefined },
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
}

function pick(): string {
  return WORDS[random(WORDS.length)];
}

function isLong(word: string): boolean {
  return [...word].length >= 3;
}
