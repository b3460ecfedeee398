import { setImmediate } from "node:timers";
import { assert, assertEquals } from "@std/assert";
import {
  PATIENT,
  ReadingCrowd as Crowd,
  turn,
} from "./harness/reading_crowd.ts";

Deno.test("WriteScheduler looks for input in every second turn, and in each while clients are read", async () => {
  for (const [isHeard, expected] of [[false, 3], [true, 6]] as const) {
    let looks = 0;
    const limits = { ...PATIENT, wave: 1 };
    await using crowd = new Crowd(6, limits, (begin) => {
      looks++;
      setImmediate(begin);
    });
    const { writeScheduler: { reads }, connections } = crowd;
    await turn();
    looks = 0;
    for (const connection of connections) {
      connection.open();
      if (isHeard) connection.onWrite = () => reads.request({ readOn() {} });
    }
    crowd.feed.append("hi");
    while (connections.at(-1)!.received !== "hi") await turn();
    assertEquals(looks, expected);
  }
});

Deno.test("WriteScheduler lets clients be read while it writes, in turns of its own where need be", async () => {
  await using crowd = new Crowd(1, { ...PATIENT, wave: 1 });
  const { reads } = crowd.writeScheduler;
  await turn();
  const read: string[] = [];
  const ask = (who: string) => reads.request({ readOn: () => read.push(who) });
  ask("before");
  assertEquals(read, ["before"]);
  crowd.feed.append("hi");
  ask("during");
  assertEquals(read, ["before"]);
  await turn();
  assertEquals([read, crowd.busy], [["before", "during"], [0]]);
  // Nothing else is to be written, but this write has not ended.
  ask("behind a write");
  assertEquals(read.length, 2);
  crowd.connections[0].take();
  await turn();
  assertEquals(read.length, 3);
});

Deno.test("WriteScheduler lets nobody be read while most readers have more to get than a write carries", async () => {
  await using crowd = new Crowd(3, { ...PATIENT, wave: 8 });
  await turn();
  for (const connection of crowd.connections) connection.open();
  // One reader alone who is far behind holds nobody up.
  const [slow, ...others] = crowd.connections;
  slow.shut();
  let left = 0;
  const read: number[] = [];
  const text = "x".repeat(1000);
  for (let n = 0; n < 5; n++) crowd.feed.append(text);
  crowd.writeScheduler.reads.request({
    readOn: () => {
      left = crowd.outboxes[1].isEmpty ? 0 : 5000 - others[0].received.length;
      read.push(left);
    },
  });
  await turn();
  while (read.length === 0) await turn();
  assert(left <= PATIENT.segment, `${left} bytes were left`);
  slow.open();
  while (slow.received.length < 5000) await turn();
  assertEquals(others[0].received.length, 5000);
});

Deno.test("WriteScheduler lets clients be read while a few readers are far behind", async () => {
  await using crowd = new Crowd(3, { ...PATIENT, wave: 8, wavePatience: 0 });
  await turn();
  const [slow, ...others] = crowd.connections;
  for (const connection of others) connection.open();
  for (let n = 0; n < 9; n++) crowd.feed.append("x".repeat(1000));
  while (others.some(({ received }) => received.length < 9000)) await turn();
  slow.open();
  crowd.feed.append("y");
  let left = 0;
  crowd.writeScheduler.reads.request({
    readOn: () => left = 9001 - slow.received.length,
  });
  while (left === 0) await turn();
  assert(left > PATIENT.segment, `${left} bytes were left`);
  while (slow.received.length < 9001) await turn();
});
