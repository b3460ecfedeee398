import { assertEquals } from "@std/assert";
import { setImmediate } from "node:timers";
import { LoopTurns } from "../../src/net/loop_turns.ts";

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

Deno.test("LoopTurns counts the turns that somebody asks about", async () => {
  const turns = new LoopTurns();
  assertEquals([turns.count(), turns.count(), turns.current], [0, 0, 0]);
  await turn();
  assertEquals(turns.current, 1);
  await turn();
  assertEquals(turns.count(), 1);
  await turn();
  assertEquals(turns.current, 2);
});

Deno.test("LoopTurns.next() calls in the next turn, in order, and once", async () => {
  const turns = new LoopTurns();
  const calls: string[] = [];
  turns.next(() => {
    calls.push("first");
    turns.next(() => calls.push("third"));
  });
  turns.next(() => calls.push("second"));
  assertEquals(calls, []);
  await turn();
  assertEquals(calls, ["first", "second"]);
  await turn();
  await turn();
  assertEquals(calls, ["first", "second", "third"]);
});
