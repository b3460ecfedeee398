import { assert, assertEquals } from "@std/assert";
import { backoff } from "../../../src/client/backoff.ts";
import { Heartbeat } from "../../../src/client/heartbeat.ts";

Deno.test("backoff() doubles, up to half a minute", () => {
  const pauses = Array.from({ length: 9 }, (_, n) => backoff(n, () => 0));
  assertEquals(
    pauses,
    [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000],
  );
  assertEquals(backoff(1e9, () => 0), 30_000);
});

Deno.test("backoff() takes up to half of it off, by chance", () => {
  assertEquals(backoff(0, () => 1), 250);
  for (let attempt = 0; attempt < 20; attempt++) {
    const pause = backoff(attempt);
    assert(pause >= 250 && pause <= 30_000);
  }
});

/** A pulse that starts at 0, and what it has had done. */
function pulse(): [Heartbeat, string[]] {
  const done: string[] = [];
  const hooks = {
    nudge: () => void done.push("nudge"),
    probe: () => void done.push("probe"),
    giveUp: () => void done.push("give up"),
  };
  return [new Heartbeat(hooks, 0), done];
}

function run(pulse: Heartbeat, from: number, to: number): void {
  for (let now = from; now <= to; now += 1000) pulse.tick(now);
}

Deno.test("Heartbeat.tick() nudges a server that is silent, once a minute", () => {
  const [it, done] = pulse();
  run(it, 1000, 59_000);
  assertEquals(done, []);
  run(it, 60_000, 125_000);
  assertEquals(done, ["nudge", "nudge"]);
});

Deno.test("Heartbeat.tick() gives up on a server that does not answer", () => {
  const [it, done] = pulse();
  run(it, 1000, 5000);
  it.asked(5000);
  assertEquals([it.isSlow(8000), it.isSlow(9000)], [false, true]);
  run(it, 6000, 6000);
  assertEquals(done, []);
  // Not everything has an answer: it asks for what has one.
  run(it, 7000, 34_000);
  assertEquals(done, ["probe"]);
  run(it, 35_000, 35_000);
  assertEquals(done, ["probe", "give up"]);
});

Deno.test("Heartbeat.heard() is an answer", () => {
  const [it, done] = pulse();
  it.asked(0);
  run(it, 1000, 3000);
  assertEquals(done, ["probe"]);
  it.heard(3000);
  assertEquals(it.isSlow(25_000), false);
  run(it, 4000, 62_000);
  assertEquals(done, ["probe"]);
});

Deno.test("Heartbeat.tick() asks a server after the machine has slept", () => {
  const [it, done] = pulse();
  run(it, 1000, 3000);
  run(it, 3_600_000, 3_609_000);
  assertEquals(done, ["probe"]);
  run(it, 3_610_000, 3_610_000);
  assertEquals(done, ["probe", "give up"]);
});
