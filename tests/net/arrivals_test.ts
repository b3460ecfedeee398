import { assertEquals } from "@std/assert";
import { Arrivals } from "../../src/net/arrivals.ts";

const SHARES = { share56: 2, share48: 4 };

Deno.test("Arrivals.takeBack() makes room in the window of the arrival alone", () => {
  const arrivals = new Arrivals(1, 1_000, SHARES);
  assertEquals(arrivals.mayCome("192.0.2.1", 0), true);
  assertEquals(arrivals.mayCome("192.0.2.1", 1), false);
  arrivals.takeBack("192.0.2.1", 0);
  assertEquals(arrivals.mayCome("192.0.2.1", 2), true);
  assertEquals(arrivals.mayCome("192.0.2.1", 1_000), true);
  // They came in the window before, which is forgotten.
  arrivals.takeBack("192.0.2.1", 2);
  assertEquals(arrivals.mayCome("192.0.2.1", 1_001), false);
});
