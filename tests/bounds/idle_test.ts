import { assert } from "@std/assert";
import { FakeClock } from "../harness/fake_clock.ts";
import { TestServices } from "../harness/test_services.ts";
import { TestServer } from "../harness/test_server.ts";

const MINUTE = 60_000;

Deno.test("idle: whoever says nothing for too long is sent away, and the room told", async () => {
  let now = 0;
  const limits = { idle: 5 * MINUTE, sweep: 1 };
  await using server = new TestServer({ now: () => now, limits });
  const [alice, bob] = await server.join("alice", "bob");
  now = 5 * MINUTE - 1;
  bob.says("/who");
  await bob.seesNext("*** 2 here: alice, bob");
  now = 5 * MINUTE;
  await alice.seesNext("*** you have said nothing for 5 min; goodbye");
  await alice.ends();
  await bob.seesNext("*** alice has left");
  assert(server.log.some((line) => /left name=alice reason=closed/.test(line)));
});

Deno.test("idle: to read is not enough, and an empty line is not either", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({
    now: clock.now,
    limits: { idle: 5 * MINUTE },
  });
  const alice = await services.login("alice");
  const bob = await services.login("bob");
  for (let minute = 0; minute < 5; minute++) {
    alice.says("");
    bob.says("tick");
    await clock.passes(MINUTE);
  }
  services.sessions.sweep(clock.now());
  await clock.passes(0);
  assert(alice.isClosed && !bob.isClosed);
});

Deno.test("idle: unless told otherwise, one may be silent for ever", async () => {
  let now = 0;
  await using server = new TestServer({ now: () => now, limits: { sweep: 1 } });
  const [alice, bob] = await server.join("alice", "bob");
  now = 1000 * 24 * 60 * MINUTE;
  bob.says("still there?");
  await alice.seesNext("[bob] still there?");
});

Deno.test("idle: whoever never says who they are has a minute", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({ now: clock.now });
  const somebody = services.connect();
  await clock.passes(MINUTE - 1);
  assert(!somebody.isClosed);
  await clock.passes(1);
  assert(somebody.isClosed);
  assert(somebody.received.endsWith("no name in 60 s; goodbye\n"));
});
