import { assertEquals } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { Questions } from "../../src/history/questions.ts";
import { batchOf } from "../../src/history/written_batch.ts";
import { Log } from "../../src/log.ts";
import { ChildServer } from "../harness/child_server.ts";
import { LineClient } from "../harness/line_client.ts";
import { testUnless } from "../harness/maru.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { openThread } from "./harness/open_thread.ts";

const cannotBind = Deno.build.os !== "linux"
  ? "only Linux has all of 127.0.0.0/8"
  : undefined;

Deno.test("Questions: of those without an answer, the log has one entry a minute", async () => {
  using folder = new TempFolder();
  const path = folder.path("history.db");
  await using open = await openThread(path);
  const { thread } = open;
  const lines: string[] = [];
  const log = new Log((line) => lines.push(line), { now: () => 0 });
  let time = 0;
  const questions = new Questions(
    thread,
    { historyQuestions: 2 },
    log,
    () => time,
  );
  const page = { key: "a", count: 1, before: undefined, after: undefined };
  const ask = async (count: number) => {
    const all = Array.from(
      { length: count },
      () => questions.ask("page", page),
    );
    const answers = await Promise.allSettled(all);
    return answers.filter(({ status }) => status === "fulfilled").length;
  };
  assertEquals(await ask(10), 2);
  time = 59_999;
  assertEquals(await ask(10), 2);
  time = 60_000;
  assertEquals(await ask(3), 2);
  assertEquals(
    lines.map((line) => line.replace(/^\S+ /, "")),
    [1, 16].map((count) =>
      `warn  history not read why="too many questions wait" questions=${count}`
    ),
  );
  thread.stopReading();
  time = 200_000;
  assertEquals(await ask(1), 0);
  assertEquals(lines.length, 2);
});

testUnless(
  cannotBind,
  "--data: a server that is asked to stop while many addresses search keeps what was said, and ends without a word",
  async () => {
    using folder = new TempFolder();
    const data = folder.path("data");
    await fill(data);
    await using server = await ChildServer.start(
      ["--data", data, "--log-level", "warn"],
      { permissions: ["-N", `-R=${data}`, `-W=${data}`] },
    );
    const alice = await server.login("alice");
    const all = Array.from({ length: 50 }, async (_, at) => {
      const from = `127.0.0.${at + 2}`;
      const client = await LineClient.connect(from, {
        port: server.port,
        from,
      });
      client.says(`person${at}`);
      await client.sees(`*** person${at} has joined`);
      // Nowhere: each takes the patience of a search.
      for (let n = 0; n < 4; n++) client.says("/search 없다");
      return client;
    });
    const clients = await Promise.all(all);
    alice.says("the last line");
    await alice.sees("[alice] the last line");
    assertEquals(await server.stop(), 0);
    await server.program.errors.ends();
    for (const client of clients) client.closes();
    using database = new DatabaseSync(`${data}/history.db`);
    const { text } = database
      .prepare("select text from line order by place desc limit 1").get()!;
    assertEquals(text, "the last line");
  },
);

async function fill(data: string): Promise<void> {
  Deno.mkdirSync(data);
  const path = `${data}/history.db`;
  await using open = await openThread(path);
  const { thread } = open;
  const { rooms, cells } = batchOf(
    Array.from({ length: 50_000 }, (_, at) => ({
      ...{ kind: "said", id: at + 1, time: at, room: "dev", who: "bob" },
      text: `line ${at}`,
    })),
  );
  await thread.do("write", rooms, cells, 0, 50_000);
}
