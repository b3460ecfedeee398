import { assertEquals } from "@std/assert";
import { QueueDelay } from "../../src/fanout/queue_delay.ts";

/** A queue whose clock stands still until it is set. */
class Timed {
  time = 0;
  readonly queueDelay = new QueueDelay(100, () => this.time);

  at(time: number, joined: number, served: number): number {
    this.time = time;
    this.queueDelay.note(joined, served);
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
