import { assertEquals } from "@std/assert";
import { Histogram } from "../../src/fanout/histogram.ts";

Deno.test("Histogram.add() counts a number where it belongs, a bound below itself", () => {
  const histogram = new Histogram([1, 10, 100]);
  for (const value of [0, 1, 1.5, 10, 11, 100, 101, 1e9]) histogram.add(value);
  assertEquals(histogram.counters, [2, 2, 2, 2]);
});

Deno.test("Histogram.sum is all numbers together", () => {
  const histogram = new Histogram([1]);
  assertEquals(histogram.sum, 0);
  for (const value of [0.5, 2, 40]) histogram.add(value);
  assertEquals(histogram.sum, 42.5);
});
