import { assertEquals } from "@std/assert";
import { LoopDelay } from "../../src/metrics/loop_delay.ts";

Deno.test("LoopDelay.delays has a loop that was held up, and by how much", async () => {
  const loop = new LoopDelay(1);
  const until = performance.now() + 60;
  while (performance.now() < until);
  const { delays } = loop;
  while (delays.sum === 0) await new Promise((resolve) => setTimeout(resolve));
  loop.stop();
  const slow = delays.counters.slice(delays.bounds.indexOf(50) + 1);
  assertEquals(slow.reduce((sum, count) => sum + count), 1);
});
