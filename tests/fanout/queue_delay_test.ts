import { assertEquals } from "@std/assert";
import { QueueDelay } from "../../src/fanout/queue_delay.ts";

/** A queue whose clock stands still until it is set. */
class Timed {
  time = 0;
  readonly queueDelay = new QueueDelay(100, () => this.time);

  at(time: number, joined: number, served: number, late = 0): number {
    this.time = time;
    this.queueDelay.note(joined, served, late);
    return this.queueDelay.last;
  }
}

Deno.test("QueueDelay.last is how long it took whoever stood last to have their turn", () => {
  const queue = new Timed();
  assertEquals(queue.at(0, 300, 64), 0);
  assertEquals(queue.at(50, 400, 299), 0);
  assertEquals(queue.at(90, 500, 300), 90);
  assertEquals(queue.at(140, 500, 499), 90);
  assertEquals(queue.at(190, 600, 500), 100);
  // The limit itself is not too long.
  assertEquals(queue.queueDelay.isTooLong, false);
  assertEquals(queue.queueDelay.times.sum, 190);
});

Deno.test("QueueDelay.last is nothing once the queue is empty, however long it was so", () => {
  const queue = new Timed();
  queue.at(0, 300, 64);
  assertEquals(queue.at(500, 300, 300), 0);
  assertEquals(queue.at(9_000, 301, 301), 0);
  assertEquals(queue.at(9_001, 400, 364), 0);
});

Deno.test("QueueDelay.shortened() resolves when the queue comes round in time again", async () => {
  const queue = new Timed();
  queue.at(0, 300, 64);
  queue.at(101, 400, 300);
  assertEquals(queue.queueDelay.isTooLong, true);
  let resolved = 0;
  const waits = [queue.queueDelay.shortened(), queue.queueDelay.shortened()]
    .map((wait) => wait.then(() => resolved++));
  queue.at(250, 500, 400);
  await Promise.resolve();
  assertEquals(resolved, 0);
  queue.at(300, 600, 500);
  await Promise.all(waits);
  assertEquals([queue.queueDelay.isTooLong, resolved], [false, 2]);
});

Deno.test("QueueDelay.last runs on while a round leaves most readers behind", () => {
  const queue = new Timed();
  assertEquals(queue.at(0, 400, 100, 0), 0);
  // Half of them are not most of them.
  assertEquals(queue.at(30, 700, 400, 150), 30);
  assertEquals(queue.at(60, 1_000, 700, 301), 30);
  assertEquals(queue.at(90, 1_300, 1_000, 601), 60);
  assertEquals(queue.at(131, 1_600, 1_300, 901), 101);
  assertEquals(queue.queueDelay.isTooLong, true);
  assertEquals(queue.at(140, 1_900, 1_600, 901), 110);
  assertEquals(queue.at(150, 2_200, 1_900, 901), 10);
});

Deno.test("QueueDelay.last runs on while one wave carries everyone, and leaves them behind", () => {
  const queue = new Timed();
  assertEquals(queue.at(0, 100, 100, 0), 0);
  assertEquals(queue.at(60, 200, 200, 100), 0);
  assertEquals(queue.at(120, 300, 300, 200), 60);
  assertEquals(queue.at(180, 400, 400, 300), 120);
  assertEquals(queue.queueDelay.isTooLong, true);
  assertEquals(queue.at(240, 400, 400, 300), 0);
  assertEquals(queue.queueDelay.isTooLong, false);
});
