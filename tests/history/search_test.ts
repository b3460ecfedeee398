import { assertEquals } from "@std/assert";
import { HistoryFile } from "../../src/history/history_file.ts";
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
