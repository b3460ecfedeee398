import { assert, assertEquals } from "@std/assert";
import { QuestionTurns } from "../../src/commands/question_turns.ts";
import type { History, SearchResult } from "../../src/rooms/history.ts";
import { MemoryRoomLog } from "../../src/rooms/room_log.ts";
import { settle } from "../harness/fake_clock.ts";
import { TestServer } from "../harness/test_server.ts";

Deno.test("QuestionTurns: one question of an address at a time, and a bounded number of one person's", async () => {
  const turns = new QuestionTurns(2);
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const someone = (address: string) => ({ connection: { address } });
  const asks = (asker: ReturnType<typeof someone>, text: string) =>
    turns.take(asker, () => {
      asked.push(text);
      return new Promise((resolve) => answers.push(resolve));
    });
  const [alice, bob, carol] = ["a", "a", "c"].map(someone);
  assert(asks(alice, "alice 1") && asks(alice, "alice 2"));
  assert(!asks(alice, "alice 3"));
  assert(asks(bob, "bob 1") && asks(carol, "carol 1"));
  assertEquals(asked, ["alice 1", "carol 1"]);
  for (const next of ["alice 2", "bob 1"]) {
    answers.shift()!();
    // The first is alice's, then carol's, then alice's again.
    if (next === "bob 1") answers.shift()!();
    await settle();
    assertEquals(asked.at(-1), next);
  }
  assert(asks(alice, "alice 4"));
  answers.shift()!();
  await settle();
  assertEquals(asked.at(-1), "alice 4");
});

Deno.test("/search: a fifth question of one person is refused, until one is answered", async () => {
  const searches: PromiseWithResolvers<SearchResult>[] = [];
  const history = Object.assign(new MemoryRoomLog(), {
    keptRooms: () => [],
    close: () => Promise.resolve(),
    search: () => {
      searches.push(Promise.withResolvers());
      return searches.at(-1)!.promise;
    },
  }) as unknown as History;
  await using server = new TestServer({ history });
  const [alice] = await server.join("alice");
  for (let at = 0; at < 5; at++) alice.says("/search hello");
  await alice.sees(/not asked: your earlier questions are still/);
  assertEquals(searches.length, 1);
  searches[0].resolve({ found: [], next: undefined });
  await alice.sees("*** found nothing");
  alice.says("/search hello");
  alice.says("/search hello");
  await alice.sees(/not asked: your earlier questions are still/);
  assertEquals(searches.length, 2);
  for (let at = 1; at < 5; at++) {
    searches[at].resolve({ found: [], next: undefined });
    await alice.sees("*** found nothing");
  }
});
