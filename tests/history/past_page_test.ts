import { assertEquals } from "@std/assert";
import { HistoryFile } from "../../src/history/history_file.ts";
import { LIMITS } from "../../src/limits.ts";
import { Log } from "../../src/log.ts";
import type { LineClient } from "../harness/line_client.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { TestServer } from "../harness/test_server.ts";

Deno.test("/history before: without --data, and in a link room, what the room remembers", async () => {
  await using server = new TestServer({ limits: { remembered: 4 } });
  const alice = await server.login("alice");
  for (const word of ["/invite", "/join dev"]) {
    alice.says(word);
    for (const n of [1, 2, 3, 4, 5, 6]) alice.says(`line ${n}`);
    alice.says("/history 3 before 2999-01-01");
    await alice.sees(/^\*\*\* 3 of .*, and there are more:$/);
    await alice.seesNext(...[4, 5, 6].map((n) => new RegExp(`line ${n}$`)));
    alice.says("/format json");
    const last = await past(alice, "/history 2 before 2999-01-01");
    assertEquals(last.texts, ["line 5", "line 6"]);
    const first = await past(alice, `/history before ${last.next}`);
    assertEquals(first.texts, ["line 3", "line 4"]);
    assertEquals(
      [first.hasMore, first.isKept, first.next],
      [false, false, undefined],
    );
    const newer = await past(alice, `/history 1 after ${last.next - 1}`);
    assertEquals([newer.texts, newer.next], [["line 5"], last.next]);
    alice.says("/format text");
    alice.says("/history before 2999-01-01");
    await alice.sees(/^\*\*\* 4 of .*; the rest is not kept:$/);
  }
});

Deno.test("/history in: another room that is found by its name, and no link room", async () => {
  using folder = new TempFolder();
  const log = new Log(() => {}, { now: () => 0 });
  const history = await HistoryFile.open(folder.path("data"), LIMITS, log);
  await using server = new TestServer({ history });
  const alice = await server.login("alice");
  alice.says("/join dev");
  for (const n of [1, 2, 3]) alice.says(`line ${n}`);
  alice.says("/invite new");
  const id = (await alice.sees(/\/join \S+$/)).split(" ").at(-1)!;
  alice.says("behind the link");
  await alice.sees("[alice] behind the link");
  const bob = await server.login("bob");
  const carol = await server.login("carol");
  bob.says("/ignore carol");
  bob.says("/format json");
  const dev = await past(bob, "/history 2 before 2999-01-01 in:DEV");
  assertEquals([dev.room, dev.texts], ["DEV", ["line 2", "line 3"]]);
  const link = await past(bob, `/history before 2999-01-01 in:${id}`);
  assertEquals([link.texts, link.hasMore], [[], false]);
  // Whom a person ignores is left out, and does not stop them.
  for (const n of [1, 2, 3]) carol.says(`noise ${n}`);
  await carol.sees("[carol] noise 3");
  const noise = await past(bob, "/history 2 before 2999-01-01");
  assertEquals([noise.texts, noise.hasMore], [[], true]);
  assertEquals(typeof noise.next, "number");
});

async function past(client: LineClient, question: string) {
  client.says(question);
  const answer = JSON.parse(await client.sees(/"kind":"past"/));
  const texts = answer.events.map(({ text }: { text: string }) => text);
  return { ...answer, texts };
}
