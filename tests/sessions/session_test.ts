import { assertEquals } from "@std/assert";
import { settle } from "../harness/fake_clock.ts";
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
  queueDelay.note(0, 0);
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
