import { assert, assertEquals } from "@std/assert";
import { closeRoom } from "../../src/presence/close_room.ts";
import { answersTo } from "../harness/answers.ts";
import { settle } from "../harness/fake_clock.ts";
import type { FakeConnection } from "../harness/fake_connection.ts";
import { TestServices } from "../harness/test_services.ts";

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;

/** A house whose clock can be set while time goes on as it does. */
class SetClocks extends TestServices {
  readonly #clocks: { wall: number; real: number };

  constructor() {
    const clocks = { wall: 40 * YEAR, real: 0 };
    super({
      now: () => clocks.wall,
      monotonic: () => clocks.real,
      operatorPassword: "x",
      limits: {
        ...{ idle: 5 * MINUTE, linkEmpty: MINUTE },
        ...{ guesses: 1, rate: 0, wrongPassword: 0 },
      },
    });
    this.#clocks = clocks;
  }

  /** Sets the clock, forth or back. */
  sets(milliseconds: number): void {
    this.#clocks.wall += milliseconds;
  }

  /** Lets time pass, and whatever is over end. */
  async passes(milliseconds: number): Promise<void> {
    this.#clocks.real += milliseconds;
    this.#clocks.wall += milliseconds;
    const { registry, resumeTokens } = this.services;
    for (const room of registry.links.expired()) {
      closeRoom(this.services, room);
    }
    for (const person of resumeTokens.expired(this.#clocks.real)) {
      person.session.end("lost");
    }
    this.sessions.sweep(this.#clocks.real);
    await settle();
  }
}

async function leaveLink(alice: FakeConnection) {
  await answersTo(alice, "/invite");
  await answersTo(alice, "/leave");
}

for (const [where, step] of [["forth", YEAR], ["back", -YEAR]] as const) {
  Deno.test(`a clock set ${where}: ends nothing before its time, and everything in time`, async () => {
    await using services = new SetClocks();
    const { registry } = services.services;
    const web = await services.login("web", { transport: "web" });
    const alice = await services.login("alice");
    await leaveLink(alice);
    assertEquals(registry.links.size, 1);
    web.drops();
    await settle();
    services.sets(step);
    await services.passes(29_000);
    assertEquals(registry.links.size, 1);
    assert(registry.names.find("web") !== undefined && !alice.isClosed);
    await services.passes(1_000);
    assert(registry.names.find("web") === undefined);
    await services.passes(30_000);
    assertEquals(registry.links.size, 0);
    assert(!alice.isClosed);
    await services.passes(4 * MINUTE);
    assert(alice.isClosed);
  });

  Deno.test(`a clock set ${where}: guesses count for their minute, and durations are told as they were`, async () => {
    await using services = new SetClocks();
    const alice = await services.login("alice");
    assertEquals(await answersTo(alice, "/op wrong"), ["*** wrong password"]);
    services.sets(step);
    const [untried] = await answersTo(alice, "/op x");
    assert(untried.startsWith("*** not tried"), untried);
    await services.passes(MINUTE);
    const [whois] = await answersTo(alice, "/whois alice");
    const told = "*** alice: in lobby, here for 1 min, quiet for 0 s, since ";
    assert(whois.startsWith(told), whois);
    assertEquals(await answersTo(alice, "/op x"), [
      "*** you are an operator now",
    ]);
  });
}

Deno.test("a clock set forth: pays for no flood", async () => {
  let wall = 0;
  await using services = new TestServices({
    now: () => wall,
    monotonic: () => 0,
    limits: { rate: 1, burst: 5 },
  });
  const alice = await services.login("alice");
  for (let n = 0; n < 5; n++) {
    wall += MINUTE;
    alice.says(`line ${n}`);
    await settle();
  }
  assert(alice.received.includes("*** slow down"));
});

Deno.test("a clock set forth: does not make somebody seem idle who says several lines", async () => {
  await using house = new SetClocks();
  const alice = await house.login("alice");
  house.sets(YEAR);
  await house.passes(4 * MINUTE);
  alice.says("/lines 1", "hello");
  await settle();
  await house.passes(4 * MINUTE);
  assert(!alice.isClosed);
  await house.passes(2 * MINUTE);
  assert(alice.isClosed);
});
