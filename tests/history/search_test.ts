import { assertEquals } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import { HistoryFile } from "../../src/history/history_file.ts";
import { queriesOf } from "../../src/history/index_text.js";
import { LIMITS } from "../../src/limits.ts";
import { Log } from "../../src/log.ts";
import { TempFolder } from "../harness/temp_folder.ts";

Deno.test("search: rare and common words, rooms and speakers narrow each other, page by page", async () => {
  using folder = new TempFolder();
  const log = new Log(() => {}, { now: () => 0 });
  const history = await HistoryFile.open(folder.path("data"), LIMITS, log);
  for (let id = 1; id <= 1_000; id++) {
    const room = id % 2 === 0 ? "even" : "odd";
    const who = id === 500 ? "carol" : "alice";
    const rare = id % 400 === 0 ? "quokka" : "wombat";
    const text = `common ${rare} ${id}`;
    history.accept({ kind: "said", id, time: id, room, who, text });
  }
  const find = async (query: object) => {
    const { found, next } = await history
      .search({ words: ["common"], count: 3, ...query });
    return { ids: found.map(({ event }) => event.id), next };
  };
  assertEquals(await find({ words: ["common", "quokka"] }), {
    ids: [800, 400],
    next: undefined,
  });
  assertEquals((await find({ words: ["common", "wombat"] })).ids, [
    1000,
    999,
    998,
  ]);
  assertEquals((await find({ words: ["quokka"], room: "odd" })).ids, []);
  assertEquals((await find({ from: "carol" })).ids, [500]);
  assertEquals((await find({ from: "carol", room: "odd" })).ids, []);
  // The rare word's lines too, a page at a time.
  const first = await find({ words: ["common", "quokka"], count: 1 });
  assertEquals(first.ids, [800]);
  const second = await find({
    words: ["common", "quokka"],
    count: 1,
    beforePlace: first.next,
  });
  assertEquals(second.ids, [400]);
  await history.close();
});

Deno.test("/search: the words of one search are bounded, and so is the index that it reads", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  await using server = await ChildServer.start(["--data", data], {
    permissions: ["-N", `-R=${data}`, `-W=${data}`],
  });
  const alice = await server.login("alice");
  alice.says("/search a b c d e f g h i");
  await alice.sees("*** a search has at most 8 words");
  const long = Array.from({ length: 99 }, (_, at) => `word${at}`).join(" ");
  alice.says(`lines ${long}`);
  alice.says(`/search "${long}" from:alice`);
  await alice.sees(/ \[alice\] lines word0 word1 /);
  assertEquals(await server.stop(), 0);
});

Deno.test("queriesOf: words share a bounded number of tokens, spread over each", () => {
  const tokens = (words: string[]) =>
    queriesOf(words, undefined, undefined).join(" AND ").split(" AND ").length;
  assertEquals(tokens(["abcd"]), 2);
  assertEquals(tokens(["x".repeat(3_000)]), 32);
  assertEquals(tokens(Array(8).fill("x".repeat(400))), 32);
  assertEquals(tokens(Array(900).fill("abc")), 32);
  assertEquals(
    queriesOf(Array(16).fill("abcdefghi"), undefined, undefined)[0],
    '"abc" AND "ghi"',
  );
});
