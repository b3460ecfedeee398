import { assert, assertEquals } from "@std/assert";
import { Asides } from "../../src/asides.ts";

// What each takes beside its bytes, as its bounds count it.
const COST = 256;

const bytes = (length: number) => new Uint8Array(length);

Deno.test("Asides gives them one after the other, and goes on in the middle", () => {
  const asides = new Asides({ each: 10_000 });
  const [one, two] = [bytes(3), bytes(2)];
  assert(asides.add(undefined, 0, one));
  assert(asides.add(undefined, 0, two));
  assertEquals(asides.rest, one);
  asides.advance(1);
  assertEquals(asides.rest?.length, 2);
  asides.advance(2);
  assertEquals(asides.rest, two);
  asides.advance(2);
  assertEquals(asides.first, undefined);
  assertEquals(asides.rest, undefined);
});

Deno.test("Asides.add() counts bytes, and what each takes besides", () => {
  const asides = new Asides({ each: 2 * (COST + 10) });
  assert(asides.add(undefined, 0, bytes(10)));
  assert(!asides.add(undefined, 0, bytes(11)));
  assert(asides.add(undefined, 0, bytes(10)));
  // Where reading ends is counted too, though nothing is written.
  assert(!asides.add(undefined, 0, undefined));
  asides.shift();
  assert(asides.add(undefined, 0, undefined));
});

Deno.test("Asides.add() gives each less while all together hold too much", () => {
  const pool = { held: 0, most: 10 * COST };
  const bounds = { each: 100 * COST, share: 2 * COST, pool };
  const [greedy, modest] = [new Asides(bounds), new Asides(bounds)];
  while (greedy.add(undefined, 0, bytes(0)));
  assertEquals(pool.held, pool.most);
  assert(modest.add(undefined, 0, bytes(0)));
  assert(modest.add(undefined, 0, bytes(0)));
  assert(!modest.add(undefined, 0, bytes(0)));
  greedy.clear();
  assertEquals(pool.held, 2 * COST);
  while (greedy.add(undefined, 0, bytes(0)));
  assertEquals(pool.held, pool.most);
});

Deno.test("Asides.add() takes what is large from an empty queue, however short memory is", () => {
  const pool = { held: 1_000_000, most: COST };
  const asides = new Asides({ each: 100 * COST, share: 2 * COST, pool });
  assert(!asides.add(undefined, 0, bytes(100 * COST)));
  assert(asides.add(undefined, 0, bytes(50 * COST)));
  assert(!asides.add(undefined, 0, bytes(1)));
  asides.advance(50 * COST);
  assertEquals(pool.held, 1_000_000);
  assert(asides.add(undefined, 0, bytes(50 * COST)));
});
