import { assertEquals } from "@std/assert";
import { FakeClock, settle } from "../harness/fake_clock.ts";
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
  const { readScheduler } = services.services;
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  bob.forget();
  const turn = Promise.withResolvers<void>();
  Object.assign(readScheduler, { next: () => turn.promise });
  for (const line of ["one", "two"]) {
    alice.says(line);
    await settle();
  }
  assertEquals(bob.lines, ["[alice] one"]);
  turn.resolve();
  await settle();
  assertEquals(bob.lines, ["[alice] one", "[alice] two"]);
});

Deno.test("Session tells that it has heard: of many who speak at once, none is heard twice before another", async () => {
  await using services = new TestServices({
    limits: { rate: 0, round: 2, roundPatience: 1_000_000 },
  });
  const [alice, bob, carol] = [
    await services.login("alice"),
    await services.login("bob"),
    await services.login("carol"),
  ];
  alice.says("one");
  bob.says("two");
  await settle();
  assertEquals([alice.isBeingRead, bob.isBeingRead], [false, false]);
  carol.says("three");
  await settle();
  for (const one of [alice, bob, carol]) assertEquals(one.isBeingRead, true);
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
