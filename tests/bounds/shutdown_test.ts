import { assert, assertEquals } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import type { LineClient } from "../harness/line_client.ts";

const CROWD = 300, SPEAKERS = 20, SLOTHS = 5;
const UNHURRIED = ["--rate", "0", "--max-per-address", "0"];
const GOODBYE = "*** the server is going down; goodbye";
// What the server gives those who never read, and some for a busy machine.
const BOUND = 5_000 + 3_000;

Deno.test("shutdown: under load, everyone who reads gets all that was accepted, and then the notice", async () => {
  await using server = await ChildServer.start(UNHURRIED);
  await fillPit(server);
  const crowd = await Promise.all(
    Array.from({ length: CROWD }, (_, n) => server.login(`p${n}`)),
  );
  // From here on everyone is shown the same.
  crowd[0].says("begin");
  await Promise.all(crowd.map((one) => one.sees("[p0] begin")));
  const talk = new Talk(crowd.slice(0, SPEAKERS));
  await crowd.at(-1)!.sees(/ 50$/);
  const heard = crowd.map((one) => one.rest());
  const before = performance.now();
  const code = await server.stop();
  const took = performance.now() - before;
  await talk.end();
  assertEquals(code, 0);
  assert(took < BOUND, `it took ${took} ms`);
  const [first, ...others] = await Promise.all(heard.slice(0, -1));
  assertEquals(first.at(-1), GOODBYE);
  for (const lines of others) assertEquals(lines, first);
  assertComplete(first.slice(0, -1));
});

/** People who go on talking until nobody listens any more. */
class Talk {
  readonly #ended: Promise<void[]>;
  #isOver = false;

  constructor(people: readonly LineClient[]) {
    this.#ended = Promise.all(people.map((one) => this.#go(one)));
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#ended;
  }

  async #go(one: LineClient): Promise<void> {
    for (let n = 0; !this.#isOver; n++) {
      await one.says(`${one.name} ${n}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
}

/** Brings in some who never read, and says more than the system holds for them. */
async function fillPit(server: ChildServer): Promise<void> {
  for (let n = 0; n < SLOTHS; n++) {
    const sloth = await server.login(`sloth${n}`);
    sloth.says("/join pit");
    await sloth.sees(`*** sloth${n} has joined`);
  }
  const filler = await server.login("filler");
  filler.says("/join pit");
  for (let n = 0; n < 1_100; n++) filler.says(`${n} ${"x".repeat(4_000)}`);
  await filler.sees(/^\[filler\] 1099 /);
  filler.says("/who");
  // None of them has been dropped yet.
  await filler.seesNext(/^\*\*\* 6 here: /);
  filler.closes();
}

/** Whether of each speaker every line is there, from the first to the last. */
function assertComplete(lines: readonly string[]): void {
  const next = new Map<string, number>();
  for (const line of lines) {
    const [, who, said, n] = /^\[(\w+)\] (\w+) (\d+)$/.exec(line)!;
    assertEquals([said, Number(n)], [who, next.get(who) ?? 0]);
    next.set(who, Number(n) + 1);
  }
  assertEquals(next.size, SPEAKERS);
}
