import { setImmediate } from "node:timers";
import { assertEquals } from "@std/assert";
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
