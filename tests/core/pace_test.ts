import { assertEquals } from "@std/assert";
import { Pace } from "../../src/pace.ts";
import { FakeClock } from "../harness/fake_clock.ts";

const RATE = { burst: 2, perSecond: 5 };

Deno.test("Pace.spend() waits for the debt, and no longer", async () => {
  using clock = new FakeClock();
  const pace = new Pace(RATE, clock.now, () => {});
  assertEquals(pace.spend(2), undefined);
  let isOver = false;
  pace.spend(1)!.then(() => isOver = true);
  await clock.passes(199);
  assertEquals(isOver, false);
  await clock.passes(1);
  assertEquals(isOver, true);
});

Deno.test("Pace.spend() tells of the first debt only", async () => {
  using clock = new FakeClock();
  let told = 0;
  const pace = new Pace(RATE, clock.now, () => told++);
  for (let n = 0; n < 5; n++) {
    const wait = pace.spend(2);
    await clock.passes(2000);
    await wait;
  }
  assertEquals(told, 0);
  for (let n = 0; n < 5; n++) {
    const wait = pace.spend(4);
    await clock.passes(2000);
    await wait;
  }
  assertEquals(told, 1);
});

Deno.test("Pace.pause() is waited over once, even at no rate at all", async () => {
  using clock = new FakeClock();
  const pace = new Pace({ burst: 0, perSecond: 0 }, clock.now, () => {});
  pace.pause(2_000);
  let isOver = false;
  pace.spend(1)!.then(() => isOver = true);
  await clock.passes(1_999);
  assertEquals(isOver, false);
  await clock.passes(1);
  assertEquals(isOver, true);
  assertEquals(pace.spend(1), undefined);
});

Deno.test("Pace.stop() ends the wait under way", async () => {
  using clock = new FakeClock();
  const pace = new Pace(RATE, clock.now, () => {});
  const wait = pace.spend(1000);
  pace.stop();
  await wait;
  assertEquals(clock.running, 0);
});
