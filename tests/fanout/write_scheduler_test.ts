import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import {
  PATIENT,
  ReadingCrowd as Crowd,
  turn,
} from "./harness/reading_crowd.ts";

Deno.test("WriteScheduler.ready() starts to write in a microtask when nothing is under way", async () => {
  await using crowd = new Crowd(2, { wave: 64, ...PATIENT });
  crowd.feed.append("one\n");
  crowd.feed.append("two\n");
  assertEquals(crowd.busy, []);
  await Promise.resolve();
  assertEquals(crowd.busy, [0, 1]);
  crowd.connections[0].take();
  assertEquals(crowd.connections[0].received, "one\ntwo\n");
});

Deno.test("WriteScheduler writes so many at once, first come first served", async () => {
  await using crowd = new Crowd(5, { wave: 2, ...PATIENT });
  crowd.feed.append("hi");
  await turn();
  assertEquals(crowd.busy, [0, 1]);
  crowd.connections[1].take();
  await turn();
  assertEquals(crowd.busy, [0]);
  crowd.connections[0].take();
  await turn();
  assertEquals(crowd.busy, [2, 3]);
});

Deno.test("WriteScheduler lets nobody have a second turn before all have had one", async () => {
  await using crowd = new Crowd(5, { wave: 2, ...PATIENT });
  const order: number[] = [];
  crowd.connections.forEach((connection, index) => {
    connection.onWrite = () => order.push(index);
  });
  crowd.feed.append("hi");
  for (let n = 0; n < 14; n++) {
    await turn();
    // Each time there is more for everyone who was written to.
    crowd.feed.append("x");
    crowd.connections[order[n]].take();
  }
  assertEquals(order.slice(0, 14), [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3]);
});

Deno.test("WriteScheduler gives a late reader everything in one write", async () => {
  await using crowd = new Crowd(1, { wave: 64, ...PATIENT });
  crowd.feed.append("one ");
  await turn();
  for (let n = 0; n < 20; n++) crowd.feed.append(".");
  crowd.connections[0].take();
  await turn();
  crowd.connections[0].take();
  assertEquals(crowd.connections[0].received, `one ${".".repeat(20)}`);
  assertEquals(crowd.connections[0].started, 2);
});

Deno.test("WriteScheduler leaves a wave behind that has not settled in time", async () => {
  await using crowd = new Crowd(6, { ...PATIENT, wave: 2, wavePatience: 1 });
  // The first never takes anything, and the others take all at once.
  const [stuck, ...others] = crowd.connections;
  for (const connection of others) connection.open();
  const last = others.at(-1)!;
  crowd.feed.append("one ");
  await last.nextWrite;
  for (let n = 0; n < 10; n++) {
    const written = last.nextWrite;
    crowd.feed.append("x");
    await written;
  }
  await turn();
  for (const { received } of others) assertEquals(received, "one xxxxxxxxxx");
  assertEquals(stuck.started, 1);

  stuck.open();
  await turn();
  assertEquals(stuck.received, "one xxxxxxxxxx");
});

Deno.test("WriteScheduler does not take a write of a wave left behind for one of the wave under way", async () => {
  const limits = { wave: 2, ...PATIENT, wavePatience: 0 };
  await using crowd = new Crowd(6, limits);
  // The first wave is left behind at once, the second is waited for.
  crowd.connections[3].onWrite = () => limits.wavePatience = 1_000_000;
  crowd.feed.append("hi");
  await turn();
  assertEquals(crowd.busy, [0, 1, 2, 3]);
  crowd.connections[0].take();
  crowd.connections[2].take();
  await turn();
  assertEquals(crowd.busy, [1, 3]);
  crowd.connections[3].take();
  await turn();
  assertEquals(crowd.busy, [1, 4, 5]);
});

Deno.test("WriteScheduler goes on with who has more, while another takes nothing", async () => {
  await using crowd = new Crowd(2, { ...PATIENT, wave: 2, wavePatience: 1 });
  const [stuck, other] = crowd.connections;
  crowd.feed.append("hello");
  await turn();
  assertEquals(crowd.busy, [0, 1]);
  // What is left of it is written, though nothing new is said.
  other.take(2);
  await other.nextWrite;
  other.take(3);
  await turn();
  assertEquals([stuck.received, other.received], ["", "hello"]);
});

Deno.test("WriteScheduler starts one wave in a turn of the event loop, and no more", async () => {
  await using crowd = new Crowd(7, { ...PATIENT, wave: 3 });
  for (const connection of crowd.connections) connection.open();
  crowd.feed.append("hi");
  for (const count of [3, 6, 7]) {
    for (let hop = 0; hop < 100; hop++) await undefined;
    assertEquals(crowd.writeScheduler.writes, count);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
});

Deno.test("WriteScheduler starts a wave behind a stuck write in the next turn, and not at once", async () => {
  await using crowd = new Crowd(2, { ...PATIENT, wave: 2, wavePatience: 0 });
  const [, other] = crowd.connections;
  other.open();
  crowd.feed.append("one");
  await turn();
  crowd.feed.append("two");
  for (let hop = 0; hop < 100; hop++) await undefined;
  assertEquals(other.received, "one");
  await turn();
  assertEquals(other.received, "onetwo");
});

Deno.test("WriteScheduler keeps hold of nobody who has had their turn", async () => {
  await using crowd = new Crowd(3, { ...PATIENT, wave: 2 });
  for (const connection of crowd.connections) connection.open();
  crowd.feed.append("hi");
  await turn();
  for (const { behind } of crowd.outboxes) assertEquals(behind, undefined);
});

Deno.test("WriteScheduler gives up on whoever breaks off, and on nobody else", async () => {
  await using crowd = new Crowd(2, { wave: 64, ...PATIENT });
  crowd.feed.append("one");
  await turn();
  crowd.connections[0].break();
  crowd.connections[1].open();
  crowd.feed.append("two");
  await turn();
  assertEquals(crowd.outboxes[0].lost, "broken");
  assert(crowd.connections[0].isStopped);
  assertEquals(crowd.connections[1].received, "onetwo");
});

Deno.test("WriteScheduler gives everyone everything in order, whatever their pace", async () => {
  const action = fc.oneof(
    fc.constant("say" as const),
    fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 12 })),
  );
  const actions = fc.array(action, { maxLength: 60, size: "max" });
  await fc.assert(fc.asyncProperty(actions, async (actions) => {
    await using crowd = new Crowd(7, { wave: 3, ...PATIENT });
    let said = "";
    for (const action of actions) {
      if (action === "say") {
        const line = `${said.length}\n`;
        said += line;
        crowd.feed.append(line);
      } else {
        const [who, most] = action;
        crowd.connections[who].take(most);
      }
      await turn();
      assert(crowd.busy.length <= 3);
    }
    for (const connection of crowd.connections) connection.open();
    while (crowd.outboxes.some((outbox) => !outbox.isEmpty)) await turn();
    for (const { received } of crowd.connections) assertEquals(received, said);
  }));
});

Deno.test("WriteScheduler.writes counts the writes", async () => {
  await using crowd = new Crowd(3, { wave: 64, ...PATIENT });
  for (const connection of crowd.connections) connection.open();
  crowd.feed.append("one");
  await turn();
  crowd.feed.append("two");
  await turn();
  assertEquals(crowd.writeScheduler.writes, 6);
});

Deno.test("WriteScheduler.bytes counts what was written, and not what could not be", async () => {
  await using crowd = new Crowd(2, { wave: 64, ...PATIENT });
  crowd.feed.append("four");
  await turn();
  assertEquals(crowd.writeScheduler.bytes, 0);
  crowd.connections[0].take(3);
  crowd.connections[1].break();
  await turn();
  assertEquals(crowd.writeScheduler.bytes, 3);
});

Deno.test("WriteScheduler.sizes counts how many writes a wave had", async () => {
  await using crowd = new Crowd(5, { ...PATIENT, wave: 4 });
  for (const connection of crowd.connections) connection.open();
  // They have their turn, and there is nothing to write.
  await turn();
  crowd.feed.append("hi");
  await turn();
  const { bounds, counters, sum } = crowd.writeScheduler.sizes;
  const ofSize = (size: number) => counters[bounds.indexOf(size)];
  assertEquals([ofSize(1), ofSize(4), sum], [1, 1, 5]);
  assertEquals(counters.reduce((all, count) => all + count), 2);
});

Deno.test("WriteScheduler.waiting is how many have not had their turn", async () => {
  await using crowd = new Crowd(5, { ...PATIENT, wave: 2 });
  crowd.feed.append("hi");
  await turn();
  assertEquals(crowd.writeScheduler.waiting, 3);
  for (const connection of crowd.connections) connection.open();
  await turn();
  assertEquals(crowd.writeScheduler.waiting, 0);
});
