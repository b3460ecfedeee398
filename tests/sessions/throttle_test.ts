import { assertEquals } from "@std/assert";
import { Throttle } from "../../src/sessions/throttle.ts";
import { FakeClock } from "../harness/fake_clock.ts";

const RATE = { burst: 2, perSecond: 5 };

Deno.test("Throttle.spend() waits for the debt, and no longer", async () => {
  using clock = new FakeClock();
  const throttle = new Throttle(RATE, clock.now, { onDebt() {} });
  assertEquals(throttle.spend(2), undefined);
  let isOver = false;
  throttle.spend(1)!.then(() => isOver = true);
  await clock.passes(199);
  assertEquals(isOver, false);
  await clock.passes(1);
  assertEquals(isOver, true);
});

Deno.test("Throttle.spend() tells of the first debt only", async () => {
  using clock = new FakeClock();
  let told = 0;
  const throttle = new Throttle(RATE, clock.now, { onDebt: () => told++ });
  for (let n = 0; n < 5; n++) {
    const wait = throttle.spend(2);
    await clock.passes(2000);
    await wait;
  }
  assertEquals(told, 0);
  for (let n = 0; n < 5; n++) {
    const wait = throttle.spend(4);
    await clock.passes(2000);
    await wait;
  }
  assertEquals(told, 1);
});

Deno.test("Throttle.pause() is waited over once, even at no rate at all", async () => {
  using clock = new FakeClock();
  let told = 0;
  const rate = { burst: 0, perSecond: 0 };
  const throttle = new Throttle(rate, clock.now, { onDebt: () => told++ });
  throttle.pause(2_000);
  let isOver = false;
  throttle.spend(1)!.then(() => isOver = true);
  await clock.passes(1_999);
  assertEquals(isOver, false);
  await clock.passes(1);
  assertEquals(isOver, true);
  assertEquals(throttle.spend(1), undefined);
  // A pause is no flood.
  assertEquals(told, 0);
});

Deno.test("Throttle.stop() ends the wait under way", async () => {
  using clock = new FakeClock();
  const throttle = new Throttle(RATE, clock.now, { onDebt() {} });
  const wait = throttle.spend(1000);
  throttle.stop();
  await wait;
  assertEquals(clock.running, 0);
});
