/**
 * Kills a server under load, again and again, and compares what its file has
 * with what a reader saw. As a program, 100 times
 * at a flush time of 200 ms: `deno run -A kill_loop.ts 100 200`.
 *
 * @module
 */

import { assert, assertEquals } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { ChildServer } from "../../harness/child_server.ts";
import { TempFolder } from "../../harness/temp_folder.ts";

// From the disk's answer to what the reader's clock says of it: a busy machine.
const SLACK = 300;

interface Seen {
  readonly id: number;
  readonly text: string;
  readonly at: number;
}

/** What the kills came to. */
export interface KillReport {
  /** How often it was killed. */
  readonly kills: number;
  /** Lines that the readers saw. */
  readonly seen: number;
  /** Lines that the file has. */
  readonly kept: number;
  /** Lines that readers saw and the file has not. */
  readonly lost: number;
  /** How long before its kill the oldest of these was seen, in milliseconds. */
  readonly oldestLost: number;
}

/** Kills a server `kills` times; `flush` is its flush time in milliseconds. */
export async function killLoop(
  kills: number,
  flush = 200,
): Promise<KillReport> {
  using folder = new TempFolder();
  const data = folder.path("data");
  const report = { kills, seen: 0, kept: 0, lost: 0, oldestLost: 0 };
  const all = new Map<number, string>();
  let highest = 0;
  for (let kill = 0; kill < kills; kill++) {
    const { seen, killed } = await runAndKill(data, kill, flush);
    assert(seen.length > 0, "nothing was said");
    // An id is given once, also when what had it was lost.
    assert(seen[0].id > highest, `${seen[0].id} was given before`);
    highest = seen.at(-1)!.id;
    for (const { id, text } of seen) all.set(id, text);
    const kept = readKept(`${data}/history.db`, all);
    const lost = seen.filter(({ id }) => !kept.has(id));
    // What is lost is the end, and nothing between.
    const firstLost = lost[0]?.id ?? Infinity;
    assert(seen.every(({ id }) => kept.has(id) === id < firstLost));
    report.seen += seen.length;
    report.lost += lost.length;
    report.kept = kept.size;
    const oldest = lost.length === 0 ? 0 : killed - lost[0].at;
    report.oldestLost = Math.max(report.oldestLost, oldest);
    assert(oldest <= flush + SLACK, `a line of ${oldest} ms ago was lost`);
  }
  return report;
}

/** Lets three people talk, and one read, until it is killed. */
async function runAndKill(data: string, kill: number, flush: number) {
  await using server = await ChildServer.start(
    ["--data", data, "--rate", "0", "--flush", `${flush}ms`],
    { permissions: ["-N", `-R=${data}`, `-W=${data}`] },
  );
  const { port } = server;
  const seen: Seen[] = [];
  const reading = read(port, seen);
  await reading.hasEntered;
  const isOver = { value: false };
  const talking = ["a", "b", "c"]
    .map((name) => talk(port, `${name}${kill}`, isOver));
  await new Promise((done) =>
    setTimeout(done, flush * (1.25 + Math.random() * 2.5))
  );
  server.program.signal("SIGKILL");
  const killed = performance.now();
  isOver.value = true;
  await Promise.all([...talking, reading.ended]);
  await server.program.exitCode();
  return { seen, killed };
}

function read(port: number, seen: Seen[]) {
  const entered = Promise.withResolvers<void>();
  const run = async () => {
    using conn = await Deno.connect({ port });
    await conn.write(encode("/format json\nreader\n"));
    const lines = conn.readable.pipeThrough(new TextDecoderStream());
    let rest = "";
    let hasEntered = false;
    try {
      for await (const part of lines) {
        const whole = (rest + part).split("\n");
        rest = whole.pop()!;
        for (const line of whole) {
          if (!line.startsWith("{")) continue;
          const { kind, id, who, text } = JSON.parse(line);
          if (kind === "joined" && who === "reader") {
            // What comes before that was said in an earlier run.
            hasEntered = true;
            entered.resolve();
          }
          if (!hasEntered || kind !== "said") continue;
          seen.push({ id, text, at: performance.now() });
        }
      }
    } catch {
      // The server was killed.
    }
  };
  const ended = run();
  return { hasEntered: entered.promise, ended };
}

async function talk(port: number, name: string, isOver: { value: boolean }) {
  try {
    using conn = await Deno.connect({ port });
    const sink = drain(conn);
    await conn.write(encode(`${name}\n`));
    for (let at = 0; !isOver.value; at += 20) {
      const lines = Array.from(
        { length: 20 },
        (_, i) => `~${name} ${at + i} 회의록을 올렸습니다\n`,
      );
      await conn.write(encode(lines.join("")));
      await new Promise((done) => setTimeout(done, 2));
    }
    await sink;
  } catch {
    // The server was killed.
  }
}

async function drain(conn: Deno.Conn): Promise<void> {
  const buffer = new Uint8Array(65_536);
  try {
    while (await conn.read(buffer) !== null);
  } catch {
    // The server was killed.
  }
}

/** Opens the file as a server would, checks it, and gives the ids of its lines. */
function readKept(
  path: string,
  seen: ReadonlyMap<number, string>,
): Set<number> {
  using database = new DatabaseSync(path);
  const check = database.prepare("pragma integrity_check").all();
  assertEquals(check.map((row) => Object.values(row)[0]), ["ok"]);
  database.exec("insert into words (words) values ('integrity-check')");
  const rows = database
    .prepare("select id, text from line order by id").all();
  const texts = new Set(rows.map(({ text }) => text));
  assertEquals(texts.size, rows.length, "a line was written twice");
  for (const { id, text } of rows) {
    const said = seen.get(Number(id));
    // The file may be ahead of a reader who was cut off.
    if (said !== undefined) assertEquals(text, said);
  }
  return new Set(rows.map(({ id }) => Number(id)));
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

if (import.meta.main) {
  const [kills = 100, flush] = Deno.args.map(Number);
  console.log(await killLoop(kills, flush));
}
