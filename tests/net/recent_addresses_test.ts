import { assertEquals } from "@std/assert";
import { RecentAddresses } from "../../src/net/recent_addresses.ts";

Deno.test("RecentAddresses remembers for a while, and at most for two", () => {
  const recent = new RecentAddresses(1_000);
  recent.add("a", 0);
  assertEquals([recent.has("a", 999), recent.has("b", 999)], [true, false]);
  assertEquals(recent.has("a", 1_999), true);
  assertEquals(recent.has("a", 3_000), false);
  recent.add("a", 3_500);
  assertEquals(recent.has("a", 10_000), false);
});

Deno.test("RecentAddresses holds no more than 10,000 of one while", () => {
  const recent = new RecentAddresses(1_000);
  for (let count = 0; count < 10_001; count++) recent.add(`${count}`, 0);
  assertEquals([recent.has("9999", 1), recent.has("10000", 1)], [true, false]);
});
