import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { TokenBucket } from "../../src/sessions/token_bucket.ts";

const RATE = { burst: 20, perSecond: 5 };

Deno.test("TokenBucket.spend() lets a burst through at once, and no more", () => {
  const bucket = new TokenBucket(RATE, 0);
  for (let n = 0; n < 20; n++) assertEquals(bucket.spend(1, 0), 0);
  assertEquals(bucket.spend(1, 0), 200);
});

Deno.test("TokenBucket.spend() asks for the time in which the debt is paid", () => {
  const bucket = new TokenBucket(RATE, 0);
  assertEquals(bucket.spend(20, 0), 0);
  assertEquals(bucket.spend(3, 0), 600);
  assertEquals(bucket.spend(1, 600), 200);
  assertEquals(bucket.spend(1, 1000), 0);
});

Deno.test("TokenBucket.spend() gives back no more than it held", () => {
  const bucket = new TokenBucket(RATE, 0);
  bucket.spend(20, 0);
  const later = 24 * 60 * 60_000;
  assertEquals(bucket.spend(20, later), 0);
  assertEquals(bucket.spend(1, later), 200);
});

Deno.test("TokenBucket.spend() at a rate of 0 never waits", () => {
  const bucket = new TokenBucket({ burst: 0, perSecond: 0 }, 0);
  for (let n = 0; n < 1000; n++) assertEquals(bucket.spend(1000, 0), 0);
});

Deno.test("TokenBucket.spend() survives a clock that is set back", () => {
  const bucket = new TokenBucket(RATE, 1_000_000);
  assertEquals(bucket.spend(20, 1_000_000), 0);
  assertEquals(bucket.spend(1, 0), 200);
  assertEquals(bucket.spend(1, 400), 0);
});

Deno.test("TokenBucket.spend(), whoever waits as told never goes faster than the rate", () => {
  const steps = fc.array(fc.tuple(fc.nat(5), fc.nat(400)), { maxLength: 100 });
  fc.assert(fc.property(steps, (steps) => {
    const bucket = new TokenBucket(RATE, 0);
    let [now, spent] = [0, 0];
    for (const [cost, pause] of steps) {
      now += pause;
      spent += cost;
      now += bucket.spend(cost, now);
      const allowed = RATE.burst + now / 1000 * RATE.perSecond;
      assert(spent <= allowed + 1e-6, `${spent} in ${now} ms`);
    }
  }));
});
