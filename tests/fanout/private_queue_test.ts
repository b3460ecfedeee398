import { assert, assertEquals } from "@std/assert";
import { PrivateQueue } from "../../src/fanout/private_queue.ts";

// What each takes beside its bytes, as its bounds count it.
const COST = 256;

const bytes = (length: number) => new Uint8Array(length);

Deno.test("PrivateQueue gives them one after the other, and goes on in the middle", () => {
  const privateLines = new PrivateQueue({ each: 10_000 });
  const [one, two] = [bytes(3), bytes(2)];
  assert(privateLines.add(undefined, 0, one));
  assert(privateLines.add(undefined, 0, two));
  assertEquals(privateLines.rest, one);
  privateLines.advance(1);
  assertEquals(privateLines.rest?.length, 2);
  privateLines.advance(2);
  assertEquals(privateLines.rest, two);
  privateLines.advance(2);
  assertEquals(privateLines.first, undefined);
  assertEquals(privateLines.rest, undefined);
});

Deno.test("PrivateQueue.add() counts bytes, and what each takes besides", () => {
  const privateLines = new PrivateQueue({ each: 2 * (COST + 10) });
  assert(privateLines.add(undefined, 0, bytes(10)));
  assert(!privateLines.add(undefined, 0, bytes(11)));
  assert(privateLines.add(undefined, 0, bytes(10)));
  // Where reading ends is counted too, though nothing is written.
  assert(!privateLines.add(undefined, 0, undefined));
  privateLines.shift();
  assert(privateLines.add(undefined, 0, undefined));
});

Deno.test("PrivateQueue.add() gives each less while all together hold too much", () => {
  const pool = { held: 0, most: 10 * COST };
  const bounds = { each: 100 * COST, share: 2 * COST, pool };
  const [greedy, modest] = [new PrivateQueue(bounds), new PrivateQueue(bounds)];
  while (greedy.add(undefined, 0, bytes(0)));
  assertEquals(pool.held, pool.most);
  assert(modest.add(undefined, 0, bytes(0)));
  assert(modest.add(undefined, 0, bytes(0)));
  assert(!modest.add(undefined, 0, bytes(0)));
  greedy.giveUp();
  assertEquals(pool.held, 2 * COST);
  while (modest.add(undefined, 0, bytes(0)));
  assertEquals(pool.held, pool.most);
});

Deno.test("PrivateQueue.add() takes what is large from an empty queue, however short memory is", () => {
  const pool = { held: 1_000_000, most: COST };
  const privateLines = new PrivateQueue({
    each: 100 * COST,
    share: 2 * COST,
    pool,
  });
  assert(!privateLines.add(undefined, 0, bytes(99 * COST + 1)));
  assert(privateLines.add(undefined, 0, bytes(99 * COST)));
  assert(!privateLines.add(undefined, 0, bytes(1)));
  privateLines.advance(99 * COST);
  assertEquals(pool.held, 1_000_000);
  assert(privateLines.add(undefined, 0, bytes(50 * COST)));
});
