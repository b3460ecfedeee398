import { assertEquals } from "@std/assert";
import type { Readable } from "../../src/fanout/read_scheduler.ts";
import { FakeClock, settle } from "../harness/fake_clock.ts";
import { FakeConnection } from "../harness/fake_connection.ts";
import { TestServices } from "../harness/test_services.ts";

Deno.test("Session hears nobody while writing takes too long, and loses nothing", async () => {
  await using services = new TestServices({ limits: { rate: 0 } });
  const { queueDelay } = services.services.writeScheduler;
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  bob.forget();
  let isTooLong = true;
  Object.defineProperty(queueDelay, "isTooLong", { get: () => isTooLong });
  for (const line of ["one", "two", "three"]) {
    alice.says(line);
    await settle();
  }
  // What had been read is said; what is sent meanwhile is left with the peer.
  assertEquals(bob.lines, ["[alice] one"]);
  isTooLong = false;
  queueDelay.note(0, 0, 0);
  await settle();
  assertEquals(bob.lines, ["[alice] one", "[alice] two", "[alice] three"]);
});

Deno.test("Session hears again only in its turn", async () => {
  await using services = new TestServices({ limits: { rate: 0 } });
  const { reads } = services.services.writeScheduler;
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  bob.forget();
  const waiting: Readable[] = [];
  Object.assign(reads, {
    request: (client: Readable) => waiting.push(client),
  });
  for (const line of ["one", "two"]) {
    alice.says(line);
    await settle();
  }
  assertEquals([bob.lines, waiting.length], [["[alice] one"], 1]);
  waiting.shift()!.readOn();
  await settle();
  assertEquals(bob.lines, ["[alice] one", "[alice] two"]);
  waiting.shift()!.readOn();
});

Deno.test("Session is not read again before its line is being written", async () => {
  await using services = new TestServices({ limits: { rate: 0 } });
  const alice = await services.login("alice");
  alice.says("one");
  assertEquals(alice.isBeingRead, false);
  await settle();
  assertEquals([alice.lines, alice.isBeingRead], [["[alice] one"], true]);
});

Deno.test("Session takes lines that are there already once whoever starts it is done", async () => {
  await using services = new TestServices();
  const alice = new FakeConnection().open();
  alice.says("alice", "hi");
  services.sessions.receive(alice);
  assertEquals(services.services.registry.names.size, 0);
  await settle();
  assertEquals(alice.lines.at(-1), "[alice] hi");
});

Deno.test("Session that waits to be read ends when the server stops", async () => {
  const services = new TestServices({ limits: { rate: 0 } });
  const alice = await services.login("alice");
  alice.shut();
  alice.says("one");
  await settle();
  alice.says("two");
  const closed = services.sessions.close();
  alice.open();
  await closed;
  services.services.writeScheduler.stop();
  assertEquals(alice.isClosed, true);
});

Deno.test("Session hears nobody while the log cannot keep up, and loses nothing", async () => {
  await using services = new TestServices({ limits: { rate: 0 } });
  const { roomLog } = services.services;
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  bob.forget();
  const kept = Promise.withResolvers<void>();
  Object.assign(roomLog, { ready: () => kept.promise });
  for (const line of ["one", "two"]) {
    alice.says(line);
    await settle();
  }
  assertEquals(bob.lines, ["[alice] one"]);
  kept.resolve();
  await settle();
  assertEquals(bob.lines, ["[alice] one", "[alice] two"]);
});

Deno.test("Session closes at once where nothing more can be written, and does not linger", async () => {
  await using services = new TestServices({ limits: { rate: 0 } });
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  let hasLingered = false;
  const end = alice.end.bind(alice);
  alice.end = () => {
    hasLingered = true;
    return end();
  };
  alice.shut();
  bob.says("hello");
  await settle();
  alice.break();
  await settle();
  assertEquals([alice.isClosed, hasLingered], [true, false]);
});

Deno.test("Session ends once, and says one goodbye", async () => {
  await using services = new TestServices();
  const alice = await services.login("alice");
  alice.shut();
  alice.says("/quit");
  await settle();
  const closed = services.sessions.close();
  alice.open();
  await closed;
  assertEquals(alice.lines, ["*** goodbye"]);
});

Deno.test("Session pays for a run of empty lines at once", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({
    now: clock.now,
    limits: { rate: 5, burst: 20, emptyCost: 1 / 16 },
  });
  const alice = await services.login("alice");
  const { running, started } = clock;
  alice.says(...Array(16 * 30).fill(""), "hello");
  await settle();
  assertEquals(clock.running, running + 1);
  // 17 lines were left of the burst, and the other 13 take 2.6 s.
  await clock.passes(2599);
  assertEquals(alice.lines.at(-1)!.includes("hello"), false);
  await clock.passes(1);
  assertEquals(alice.lines.at(-1), "[alice] hello");
  // One wait for all of them, and one for what follows.
  assertEquals(clock.started, started + 2);
});

Deno.test("Session lets a line pay for itself, and not for the empty lines behind it", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({
    now: clock.now,
    limits: { rate: 5, burst: 20, emptyCost: 1 / 16 },
  });
  const alice = await services.login("alice");
  alice.says("hello", ...Array(16 * 10).fill(""), "and on");
  await settle();
  assertEquals(alice.lines, ["[alice] hello", "[alice] and on"]);
});
