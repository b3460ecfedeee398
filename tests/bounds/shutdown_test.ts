import { assertEquals } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import { Crowd } from "./harness/crowd.ts";

const CROWD = 1_000, SLOTHS = 5;
const UNHURRIED = ["--rate", "0", "--max-per-address", "0"];
const GOODBYE = "*** the server is going down; goodbye";

for (const sloths of [0, SLOTHS]) {
  Deno.test(`shutdown: with 1,000 who talk and ${sloths} who never read, everyone who reads gets all that was accepted, and then the notice`, async () => {
    await using server = await ChildServer.start(UNHURRIED);
    if (sloths > 0) await fillPit(server);
    using crowd = await Crowd.enter(CROWD, server.port);
    crowd.talks();
    await crowd.hasHeardEach();
    // It waits for those who never read no longer than its bound.
    assertEquals(await server.stop(), 0);
    const lines = await crowd.whatAllHeard();
    assertEquals(lines.at(-1), GOODBYE);
    assertComplete(lines.slice(0, -1));
  });
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
    const [, who, n] = /^\[(p\d+)\] (\d+)$/.exec(line)!;
    assertEquals(Number(n), next.get(who) ?? 0, line);
    next.set(who, Number(n) + 1);
  }
  assertEquals(next.size, CROWD);
}
