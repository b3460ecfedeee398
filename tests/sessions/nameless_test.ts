import { assertEquals } from "@std/assert";
import { NamelessQueue } from "../../src/sessions/nameless.ts";

Deno.test("NamelessQueue.add(): of too many the oldest goes, unless it has a name", () => {
  const gone: number[] = [];
  const queue = new NamelessQueue(2);
  const all = [0, 1, 2, 3, 4].map((n) => ({ evict: () => gone.push(n) }));
  const [first, second, third, fourth, fifth] = all;
  queue.add(first);
  queue.add(second);
  assertEquals(gone, []);
  queue.add(third);
  assertEquals(gone, [0]);
  queue.delete(second);
  queue.add(fourth);
  assertEquals(gone, [0]);
  queue.add(fifth);
  assertEquals(gone, [0, 2]);
  queue.evictOldest();
  queue.evictOldest();
  queue.evictOldest();
  assertEquals(gone, [0, 2, 3, 4]);
});
