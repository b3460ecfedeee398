import { assertEquals } from "@std/assert";
import { openDatabase } from "../../src/history/schema.ts";
import { Thread } from "../../src/history/thread.ts";
import { TempFolder } from "../harness/temp_folder.ts";

Deno.test("Thread: a write waits for one question at most", async () => {
  using folder = new TempFolder();
  const path = folder.path("history.db");
  openDatabase(path).close();
  const thread = new Thread();
  await thread.do("open", path);
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
  await thread.do("close");
  thread.end();
});
