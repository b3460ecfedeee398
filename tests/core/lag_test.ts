import { assertEquals } from "@std/assert";
import { Lag } from "../../src/lag.ts";

/** A queue whose clock stands still until it is set. */
class Timed {
  time = 0;
  readonly lag = new Lag(100, () => this.time);

  at(time: number, joined: number, served: number): number {
    this.time = time;
    this.lag.note(joined, served);
    return this.lag.last;
  }
}

Deno.test("Lag.last is how long it took whoever stood last to have their turn", () => {
  const queue = new Timed();
  assertEquals(queue.at(0, 300, 64), 0);
  assertEquals(queue.at(50, 400, 299), 0);
  assertEquals(queue.at(90, 500, 300), 90);
  assertEquals(queue.at(140, 500, 499), 90);
  assertEquals(queue.at(190, 600, 500), 100);
});

Deno.test("Lag.last is nothing once the queue is empty, however long it was so", () => {
  const queue = new Timed();
  queue.at(0, 300, 64);
  assertEquals(queue.at(500, 300, 300), 0);
  assertEquals(queue.at(9_000, 301, 301), 0);
  assertEquals(queue.at(9_001, 400, 364), 0);
});

Deno.test("Lag.shortened() resolves when the queue comes round in time again", async () => {
  const queue = new Timed();
  queue.at(0, 300, 64);
  queue.at(101, 400, 300);
  assertEquals(queue.lag.isTooLong, true);
  let resolved = 0;
  const waits = [queue.lag.shortened(), queue.lag.shortened()]
    .map((wait) => wait.then(() => resolved++));
  queue.at(250, 500, 400);
  await Promise.resolve();
  assertEquals(resolved, 0);
  queue.at(300, 600, 500);
  await Promise.all(waits);
  assertEquals([queue.lag.isTooLong, resolved], [false, 2]);
});
