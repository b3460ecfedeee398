import fc from "fast-check";
import { assertEquals } from "@std/assert";
import { Queue, type Queued } from "../../src/fanout/queue.ts";

class Item implements Queued<Item> {
  behind: Item | undefined;

  constructor(readonly name: string) {}
}

function queueOf(...items: Item[]): Queue<Item> {
  const queue = new Queue<Item>();
  for (const item of items) queue.add(item);
  return queue;
}

function rest(queue: Queue<Item>): string {
  let names = "";
  queue.drain(({ name }) => names += name);
  return names;
}

const [a, b, c] = ["a", "b", "c"].map((name) => new Item(name));

Deno.test("Queue.shift() gives first who came first", () => {
  const queue = queueOf(a, b);
  assertEquals([queue.first, queue.last], [a, b]);
  assertEquals(queue.shift(), a);
  queue.add(a);
  assertEquals([queue.shift(), queue.shift(), queue.shift()], [
    b,
    a,
    undefined,
  ]);
  assertEquals([queue.first, queue.last], [undefined, undefined]);
});

Deno.test("Queue.remove() takes one out, wherever it stands", () => {
  for (const [out, left] of [[a, "bc"], [b, "ac"], [c, "ab"]] as const) {
    const queue = queueOf(a, b, c);
    assertEquals(queue.remove(out), true);
    assertEquals(queue.remove(out), false);
    queue.add(out);
    assertEquals(rest(queue), left + out.name);
  }
});

Deno.test("Queue.drain() leaves in who comes meanwhile", () => {
  const queue = queueOf(a, b);
  let names = "";
  queue.drain((item) => {
    names += item.name;
    queue.add(item);
  });
  assertEquals([names, rest(queue)], ["ab", "ab"]);
});

Deno.test("Queue does what an array would", () => {
  const step = fc.tuple(fc.constantFrom("add", "shift", "remove"), fc.nat(7));
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    const items = Array.from({ length: 8 }, (_, n) => new Item(String(n)));
    const [queue, model]: [Queue<Item>, Item[]] = [new Queue(), []];
    for (const [what, n] of steps) {
      const item = items[n];
      const at = model.indexOf(item);
      if (what === "shift") assertEquals(queue.shift(), model.shift());
      if (what === "remove") assertEquals(queue.remove(item), at >= 0);
      if (what === "remove" && at >= 0) model.splice(at, 1);
      if (what === "add" && at < 0) {
        queue.add(item);
        model.push(item);
      }
      assertEquals([queue.first, queue.last], [model[0], model.at(-1)]);
    }
    assertEquals(rest(queue), model.map(({ name }) => name).join(""));
  }));
});
