import { assert, assertEquals } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { HistoryFile } from "../../src/history/history_file.ts";
import { LIMITS } from "../../src/limits.ts";
import { Log } from "../../src/log.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { openThread } from "./harness/open_thread.ts";

Deno.test("Thread: a write waits for one question at most", async () => {
  using folder = new TempFolder();
  const path = folder.path("history.db");
  await using open = await openThread(path);
  const { thread } = open;
  const order: string[] = [];
  const page = { key: "a", count: 1, before: undefined, after: undefined };
  const questions = Array.from(
    { length: 5 },
    () => thread.do("page", page).then(() => order.push("page")),
  );
  const written = thread
    .do("write", [{ key: "a", name: "a", lastId: 1 }], [], 0, 1)
    .then(() => order.push("write"));
  assertEquals(thread.busy, 6);
  await Promise.all([...questions, written]);
  assertEquals(order, ["page", "write", "page", "page", "page", "page"]);
});

Deno.test("HistoryFile.close() writes what was said, and leaves questions unanswered", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  const log = new Log(() => {}, { now: () => 0 });
  const history = await HistoryFile.open(data, LIMITS, log);
  const search = { words: ["hello"], count: 1 };
  const questions = Array.from({ length: 10 }, () => history.search(search));
  const answers = Promise.allSettled(questions);
  history.accept({
    ...{ kind: "said", id: 1, time: 1, room: "a", who: "alice" },
    text: "hello",
  });
  await history.close();
  const refused = (await answers)
    .filter(({ status }) => status === "rejected");
  assert(refused.length >= 9, `${refused.length} are refused`);
  using database = new DatabaseSync(`${data}/history.db`);
  assertEquals(database.prepare("select text from line").get()?.text, "hello");
});
