import { assertEquals } from "@std/assert";
import {
  PATIENT,
  ReadingCrowd as Crowd,
  turn,
} from "./harness/reading_crowd.ts";

Deno.test("WriteScheduler takes too long while those who take all they get stay far behind", async () => {
  for (const taken of [60, Infinity]) {
    await using crowd = new Crowd(2, { ...PATIENT, wave: 2, queueDelay: 0 });
    const { writeScheduler: { queueDelay }, connections } = crowd;
    for (let n = 0; n < 50; n++) crowd.feed.append("x".repeat(100));
    const wasTooLong = new Set<boolean>();
    while (await turn(), crowd.busy.length > 0) {
      wasTooLong.add(queueDelay.isTooLong);
      for (const connection of connections) connection.take(taken);
    }
    assertEquals(connections[0].received.length, 5_000);
    // The delay of readers who take only a part of it is their own.
    assertEquals(wasTooLong.has(true), taken === Infinity);
    assertEquals(queueDelay.isTooLong, false);
  }
});

Deno.test("WriteScheduler does not take too long when those who were far behind are gone", async () => {
  await using crowd = new Crowd(2, { ...PATIENT, wave: 2, queueDelay: 0 });
  const { writeScheduler: { queueDelay }, connections } = crowd;
  for (let n = 0; n < 50; n++) crowd.feed.append("x".repeat(100));
  while (await turn(), !queueDelay.isTooLong) {
    for (const connection of connections) connection.take();
  }
  for (const connection of connections) connection.break();
  await turn();
  assertEquals(queueDelay.isTooLong, false);
});
