import { assert, assertEquals } from "@std/assert";
import { COMMANDS } from "../../src/commands/command_table.ts";
import { bytes, TELNET } from "../harness/bytes.ts";
import { FakeClock, settle } from "../harness/fake_clock.ts";
import { TestServices } from "../harness/test_services.ts";
import { TestServer } from "../harness/test_server.ts";

const SLOW_DOWN =
  "*** slow down: your lines wait for their turn; nothing is lost";

function said(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, n) => `[alice] ${from + n}`);
}

Deno.test("flood: 20 lines at once, then 5 a second, and none is lost", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({ now: clock.now });
  const alice = await services.login("alice");
  await clock.passes(60_000);

  alice.says(...Array.from({ length: 100 }, (_, n) => `${n}`));
  await settle();
  // The one that is one too many is said too, and paid for by what follows.
  assertEquals(alice.lines, [...said(0, 21), SLOW_DOWN]);
  assert(!alice.isBeingRead);
  for (const seconds of [1, 2, 3]) {
    await clock.passes(1000);
    assertEquals(alice.lines.slice(22), said(21, 21 + 5 * seconds));
  }
  await clock.passes(60_000);
  assertEquals(alice.lines, [...said(0, 21), SLOW_DOWN, ...said(21, 100)]);
  assert(alice.isBeingRead);
});

Deno.test("flood: whoever owes is not read, and is read again when it is paid", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({ now: clock.now });
  const alice = await services.login("alice");
  await clock.passes(60_000);

  alice.says(...Array.from({ length: 21 }, (_, n) => `${n}`));
  await settle();
  assert(!alice.isBeingRead);
  alice.says("later");
  await clock.passes(199);
  assertEquals(alice.lines.at(-1), SLOW_DOWN);
  await clock.passes(1);
  assertEquals(alice.lines.at(-1), "[alice] later");
});

Deno.test("flood: it is told once", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({ now: clock.now });
  const alice = await services.login("alice");
  for (let time = 0; time < 3; time++) {
    alice.says(...Array.from({ length: 30 }, (_, n) => `${n}`));
    await clock.passes(60_000);
  }
  assertEquals(alice.lines.filter((line) => line === SLOW_DOWN).length, 1);
  assertEquals(alice.lines.length, 91);
});

Deno.test("flood: nobody else waits", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({ now: clock.now });
  const alice = await services.login("alice");
  const bob = await services.login("bob");
  alice.says(...Array.from({ length: 100 }, (_, n) => `${n}`));
  await settle();
  bob.says("hello");
  await settle();
  assertEquals(bob.lines.at(-1), "[bob] hello");
});

Deno.test("flood: a login costs three lines, and so do tries that fail", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({ now: clock.now });
  const eve = services.connect();
  // 3 for each name, 17 for the lines: the 18th line is one too many.
  eve.says("admin", "eve", ...Array.from({ length: 20 }, (_, n) => `${n}`));
  await settle();
  const count = eve.lines.filter((line) => line.startsWith("[eve]")).length;
  assertEquals(count, 20 - 6 + 1);
});

Deno.test("flood: joins, renames and links cost more than lines", () => {
  const costs = Object.fromEntries(
    COMMANDS.map(({ name, cost }) => [name, cost]),
  );
  for (const name of ["join", "leave", "nick", "invite", "resume"]) {
    assert(costs[name] >= 3, name);
  }
  // Whoever wants to leave may always do so at once.
  const free = COMMANDS.filter(({ cost }) => cost < 1).map(({ name }) => name);
  assertEquals(free, ["quit"]);
});

Deno.test("flood: a command costs what the table says, also when it is refused", async () => {
  for (const { name, cost } of COMMANDS) {
    if (name === "quit") continue;
    using clock = new FakeClock();
    await using services = new TestServices({ now: clock.now });
    const alice = await services.login("alice");
    await clock.passes(60_000);
    const before = 20 - cost;
    alice.says(...Array(before).fill("x"), `/${name} `, "y", "z");
    await settle();
    // After the command nothing is left, and the next line is on tick.
    assertEquals(alice.lines.includes("[alice] y"), true, name);
    assertEquals(alice.lines.includes("[alice] z"), false, name);
  }
});

Deno.test("flood: a rate of 0 never waits", async () => {
  using clock = new FakeClock();
  const limits = { rate: 0, burst: 0 };
  await using services = new TestServices({ now: clock.now, limits });
  const alice = await services.login("alice");
  alice.says(...Array.from({ length: 1000 }, (_, n) => `${n}`));
  await settle();
  assertEquals(alice.lines, said(0, 1000));
});

Deno.test("flood: whoever is sent away in the middle is gone at once", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({
    now: clock.now,
    operatorPassword: "x",
  });
  const alice = await services.login("alice");
  const op = await services.login("oscar");
  op.says("/op x");
  alice.says(...Array.from({ length: 1000 }, (_, n) => `${n}`));
  await settle();
  op.says("/kick alice");
  await settle();
  assert(alice.isClosed);
  assertEquals(services.sessions.count, 1);
});

Deno.test("flood: whoever is cut off in the middle is gone once it is noticed", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({ now: clock.now });
  const alice = await services.login("alice");
  const bob = await services.login("bob");
  alice.says(...Array.from({ length: 1000 }, (_, n) => `${n}`));
  await settle();
  alice.drops();
  bob.says("anybody?");
  // Without this, the 1,000 lines of somebody who is gone would take minutes.
  await clock.passes(1000);
  assertEquals(services.sessions.count, 1);
  assertEquals(bob.lines.at(-1), "*** alice has left");
});

Deno.test("flood: over TCP, the sender is pushed back, and nothing is lost", async () => {
  const limits = { rate: 500, burst: 20 };
  await using server = new TestServer({ limits });
  const [alice, bob] = await server.join("alice", "bob");
  const lines = Array.from({ length: 300 }, (_, n) => `${n}`);
  alice.sends(lines.map((line) => `${line}\n`).join(""));
  await bob.seesNext(...lines.map((line) => `[alice] ${line}`));
  const seen = [];
  while (seen.at(-1) !== "[alice] 299") seen.push(await alice.sees(/./));
  assertEquals(seen.filter((line) => line === SLOW_DOWN).length, 1);
});

Deno.test("flood: empty lines cost a little", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({ now: clock.now });
  const alice = await services.login("alice");
  await clock.passes(60_000);
  alice.says(...Array(320).fill(""));
  await settle();
  assert(alice.isBeingRead);
  alice.says("", "");
  await settle();
  assertEquals(alice.lines, [SLOW_DOWN]);
  assert(!alice.isBeingRead);
});

const BARREN = {
  "a line without an end": bytes("x".repeat(65_536)),
  "telnet commands": bytes(...Array(32_768).fill([TELNET.IAC, 241]).flat()),
  "empty lines": bytes("\n".repeat(65_536)),
};

for (const [what, barren] of Object.entries(BARREN)) {
  Deno.test(`flood: ${what}: the sender is pushed back too`, async () => {
    await using server = new TestServer({ limits: { rate: 5, burst: 20 } });
    const eve = await server.login("eve");
    // More than the system's own buffers hold.
    let taken = 0;
    for (let n = 0; n < 256; n++) eve.sends(barren).then(() => taken++);
    await eve.sees(SLOW_DOWN);
    const bob = await server.login("bob");
    bob.says("hello");
    await bob.sees("[bob] hello");
    assert(taken < 256, "everything was taken");
  });
}
