import { setImmediate } from "node:timers";
import { assertEquals } from "@std/assert";
import { Rounds } from "../../src/rounds.ts";

/** So many are heard; gives those who are listened to again, as it happens. */
function speak(rounds: Rounds, who: readonly number[]): number[] {
  const listenedTo: number[] = [];
  for (const one of who) {
    rounds.heard();
    const turn = rounds.next();
    if (turn === undefined) listenedTo.push(one);
    else turn.then(() => listenedTo.push(one));
  }
  return listenedTo;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

Deno.test("Rounds.next() lets few go ahead at once", () => {
  const rounds = new Rounds({ round: 8, roundPatience: 1_000_000 });
  assertEquals(speak(rounds, [1, 2, 3]), [1, 2, 3]);
});

Deno.test("Rounds.next() lets more go on when the turn was not full", async () => {
  const rounds = new Rounds({ round: 8, roundPatience: 1_000_000 });
  const listenedTo = speak(rounds, [1, 2, 3, 4, 5, 6]);
  assertEquals(listenedTo, [1, 2, 3]);
  await turn();
  assertEquals(listenedTo, [1, 2, 3, 4, 5, 6]);
});

Deno.test("Rounds.next() lets nobody be heard again before a turn that is not full", async () => {
  const rounds = new Rounds({ round: 4, roundPatience: 1_000_000 });
  const first = speak(rounds, [1, 2, 3, 4]);
  await turn();
  const second = speak(rounds, [5, 6, 7, 8]);
  await turn();
  assertEquals([first, second], [[1], []]);
  const last = speak(rounds, [9]);
  await turn();
  assertEquals([first, second, last], [[1, 2, 3, 4], [5, 6, 7, 8], [9]]);
});

Deno.test("Rounds.next() waits no longer when nobody speaks any more", async () => {
  const rounds = new Rounds({ round: 4, roundPatience: 1 });
  const listenedTo = speak(rounds, [1, 2, 3, 4]);
  await rounds.next();
  assertEquals(listenedTo, [1, 2, 3, 4]);
  assertEquals(rounds.next(), undefined);
});
