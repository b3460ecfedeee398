import { setImmediate } from "node:timers";
import { assertEquals } from "@std/assert";
import { ReadScheduler } from "../../src/fanout/read_scheduler.ts";

/** So many are heard; gives those who are listened to again, as it happens. */
function speak(readScheduler: ReadScheduler, who: readonly number[]): number[] {
  const listenedTo: number[] = [];
  for (const one of who) {
    readScheduler.heard();
    const turn = readScheduler.next();
    if (turn === undefined) listenedTo.push(one);
    else turn.then(() => listenedTo.push(one));
  }
  return listenedTo;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

Deno.test("ReadScheduler.next() lets few go ahead at once", () => {
  const readScheduler = new ReadScheduler({
    round: 8,
    roundPatience: 1_000_000,
  });
  assertEquals(speak(readScheduler, [1, 2, 3]), [1, 2, 3]);
});

Deno.test("ReadScheduler.next() lets more go on when the turn was not full", async () => {
  const readScheduler = new ReadScheduler({
    round: 8,
    roundPatience: 1_000_000,
  });
  const listenedTo = speak(readScheduler, [1, 2, 3, 4, 5, 6]);
  assertEquals(listenedTo, [1, 2, 3]);
  await turn();
  assertEquals(listenedTo, [1, 2, 3, 4, 5, 6]);
});

Deno.test("ReadScheduler.next() lets nobody be heard again before a turn that is not full", async () => {
  const readScheduler = new ReadScheduler({
    round: 4,
    roundPatience: 1_000_000,
  });
  const first = speak(readScheduler, [1, 2, 3, 4]);
  await turn();
  const second = speak(readScheduler, [5, 6, 7, 8]);
  await turn();
  assertEquals([first, second], [[1], []]);
  const last = speak(readScheduler, [9]);
  await turn();
  assertEquals([first, second, last], [[1, 2, 3, 4], [5, 6, 7, 8], [9]]);
});

Deno.test("ReadScheduler.next() waits no longer when nobody speaks any more", async () => {
  const readScheduler = new ReadScheduler({ round: 4, roundPatience: 1 });
  const listenedTo = speak(readScheduler, [1, 2, 3, 4]);
  await readScheduler.next();
  assertEquals(listenedTo, [1, 2, 3, 4]);
  assertEquals(readScheduler.next(), undefined);
});
