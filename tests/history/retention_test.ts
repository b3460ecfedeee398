import { assert, assertEquals } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { HistoryFile } from "../../src/history/history_file.ts";
import { LIMITS } from "../../src/limits.ts";
import { Log } from "../../src/log.ts";
import { ChildServer } from "../harness/child_server.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { until } from "../harness/until.ts";
import { bytesIn } from "./harness/bytes_in.ts";

function open(data: string, limits: Partial<typeof LIMITS>, lines: string[]) {
  const log = new Log((line) => lines.push(line), { now: () => 0 });
  return HistoryFile.open(data, { ...LIMITS, ...limits }, log);
}

function say(history: HistoryFile, id: number, time: number, text: string) {
  const what = { kind: "said", who: "alice", room: "lobby" } as const;
  history.accept({ ...what, id, time, text });
}

/** The trigrams of an index, as they are found. */
function isIndexed(path: string, trigram: string): boolean {
  using database = new DatabaseSync(path);
  database.exec(
    "create virtual table temp.terms using fts5vocab(main, words, row)",
  );
  return database.prepare("select term from terms where term = ?")
    .get(trigram) !== undefined;
}

Deno.test("--retain: a line whose time is over leaves no byte in any file", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  {
    const history = await open(data, {}, []);
    for (let id = 1; id <= 3_000; id++) {
      say(history, id, 1, `old qxz-${id} 비밀`);
    }
    say(history, 3_001, Date.now(), "new wvk");
    await history.close();
    assert(bytesIn(data).includes("qxz-1500"));
    assert(isIndexed(`${data}/history.db`, "qxz"));
  }
  const lines: string[] = [];
  const history = await open(data, { historyRetain: 60_000 }, lines);
  await until(() => lines.length > 0, () => "nothing was removed");
  assertEquals(
    lines[0].replace(/^\S+ /, ""),
    "info  history removed lines=3000",
  );
  // While it is open, so that nothing else can have tidied up.
  const bytes = bytesIn(data);
  assert(!bytes.includes("qxz"), "the text is still there");
  assert(bytes.includes("new wvk"));
  const { found } = await history.search({ words: ["wvk"], count: 9 });
  assertEquals(found.length, 1);
  assertEquals((await history.search({ words: ["qxz"], count: 9 })).found, []);
  await history.close();
  assert(!isIndexed(`${data}/history.db`, "qxz"));
  assert(isIndexed(`${data}/history.db`, "wvk"));
});

Deno.test("--retain: an old line goes also when it stands behind newer ones, as one that was imported", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  {
    const history = await open(data, {}, []);
    for (let id = 1; id <= 2_500; id++) say(history, id, Date.now(), "new");
    const old = { kind: "said", who: "alice", room: "dev" } as const;
    history.accept({ ...old, id: 1, time: 1, text: "old qxz" });
    await history.close();
  }
  const lines: string[] = [];
  const history = await open(data, { historyRetain: 60_000 }, lines);
  await until(() => lines.length > 0, () => "nothing was removed");
  assert(lines[0].endsWith("history removed lines=1"), lines[0]);
  await history.close();
  assert(!bytesIn(data).includes("qxz"));
});

Deno.test("--retain-max: the oldest lines go until the file is small enough", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  {
    const history = await open(data, {}, []);
    for (let id = 1; id <= 20_000; id++) {
      say(history, id, id, `${id} ${"x".repeat(99)}`);
    }
    await history.close();
  }
  const file = `${data}/history.db`;
  const before = Deno.statSync(file).size;
  const most = Math.floor(before / 2);
  const lines: string[] = [];
  const history = await open(data, { historyMost: most }, lines);
  await until(() => lines.length > 0, () => "nothing was removed");
  assert(Deno.statSync(file).size <= most);
  const page = await history.page({ room: "lobby", count: 1 });
  assertEquals(page.events[0].id, 20_000);
  const oldest = await history.page({ room: "lobby", count: 1, after: 0 });
  assert(oldest.events[0].id > 5_000 && oldest.events[0].id < 15_000);
  await history.close();
});

Deno.test("--retain: is told what it must be", async () => {
  for (
    const [flag, value, must] of [
      ["--retain", "90", "a time such as"],
      ["--retain-max", "10GB", "a size such as"],
    ]
  ) {
    await using program = ChildServer.spawn([flag, value]);
    await program.errors.seesNext(
      new RegExp(
        `^Cannot start: '${flag}' must be ${must} .*: current value is ${value}$`,
      ),
    );
    assertEquals(await program.exitCode(), 2);
  }
});
