import { assert, assertEquals } from "@std/assert";
import type { Ban } from "../../src/rooms/bans.ts";
import { answersTo } from "../harness/answers.ts";
import { settle } from "../harness/fake_clock.ts";
import { TestServices } from "../harness/test_services.ts";

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const OFFICE = { address: "198.51.100.9" };
const HOME = { address: "203.0.113.5" };

/** A house with an operator in it, whose clock stands where a test puts it. */
class Guarded extends TestServices {
  readonly #clock: { time: number };

  constructor(bans: Ban[] = []) {
    const clock = { time: 0 };
    const limits = { rate: 0 };
    super({ operatorPassword: "x", bans, limits, now: () => clock.time });
    this.#clock = clock;
  }

  set time(time: number) {
    this.#clock.time = time;
  }

  async operator() {
    const op = await this.login("olga", OFFICE);
    await answersTo(op, "/op x");
    return op;
  }

  /** What somebody is told who comes by that name from that address. */
  async isToldAt(name: string, address: string): Promise<string> {
    const one = this.connect({ address });
    one.says(name);
    await settle();
    const [line] = one.received.replace("login ID: ", "").split("\n");
    one.says("/quit");
    await settle();
    return line;
  }
}

const BANNED = "*** you are banned";

function welcome(name: string): string {
  return `*** welcome, ${name}. /help lists the commands`;
}

Deno.test("/ban: holds name and address, and sends all of them away", async () => {
  await using services = new Guarded();
  const op = await services.operator();
  const bob = await services.login("bob", HOME);
  const twin = await services.login("twin", HOME);
  const carol = await services.login("carol");
  const [first] = await answersTo(op, "/ban bob 2h spam");
  assertEquals(first, "*** banned bob and 203.0.113.5 for 2 h");
  for (const one of [bob, twin]) {
    assert(one.isClosed);
    assert(one.lines.includes(`${BANNED}: spam`));
  }
  assert(!carol.isClosed);
  assert(carol.received.endsWith("*** twin has left (spam)\n"));
  assertEquals(await services.isToldAt("BOB", "192.0.2.77"), `${BANNED}: spam`);
  assertEquals(await services.isToldAt("new", HOME.address), `${BANNED}: spam`);
  assertEquals(await services.isToldAt("new", "192.0.2.77"), welcome("new"));
});

Deno.test("/ban: a name that is not here yet", async () => {
  await using services = new Guarded();
  const op = await services.operator();
  assertEquals(await answersTo(op, "/ban bob"), ["*** banned bob for good"]);
  assertEquals(await services.isToldAt("bob", HOME.address), BANNED);
  const refused = services.log.filter((line) => / login refused /.test(line));
  assertEquals(refused.map((line) => line.replace(/.* refused /, "")), [
    `address=${HOME.address} why=banned`,
  ]);
});

for (
  const [text, length] of [["10m", 10 * MINUTE], ["2h", 2 * HOUR], [
    "3d",
    3 * DAY,
  ]] as const
) {
  Deno.test(`/ban: after ${text} it ends by itself`, async () => {
    await using services = new Guarded();
    const op = await services.operator();
    await answersTo(op, `/ban bob ${text}`);
    services.time = length - 1;
    assertEquals(await services.isToldAt("bob", HOME.address), BANNED);
    services.time = length;
    assertEquals(await services.isToldAt("bob", HOME.address), welcome("bob"));
    assertEquals(await answersTo(op, "/bans"), [
      "*** nobody is banned or muted",
    ]);
  });
}

Deno.test("/ban: what is no duration is a reason", async () => {
  await using services = new Guarded();
  const op = await services.operator();
  await answersTo(op, "/ban bob 10x of spam");
  assertEquals(
    await services.isToldAt("bob", HOME.address),
    `${BANNED}: 10x of spam`,
  );
});

Deno.test("/ban: never locks out the operator who sets it", async () => {
  await using services = new Guarded();
  const op = await services.operator();
  const own = [OFFICE.address, `::ffff:${OFFICE.address}`, "olga", "OLGA"];
  for (const target of own) {
    assertEquals(await answersTo(op, `/ban ${target}`), ["*** that is you"]);
  }
  const bob = await services.login("bob", OFFICE);
  assertEquals((await answersTo(op, "/ban bob")).slice(0, 2), [
    "*** that is your own address too, so only the name is banned",
    "*** banned bob for good",
  ]);
  assert(bob.isClosed && !op.isClosed);
  assertEquals(
    await services.isToldAt("other", OFFICE.address),
    welcome("other"),
  );
});

Deno.test("/unban: lets in again, by name or by address", async () => {
  await using services = new Guarded();
  const op = await services.operator();
  for (const target of ["bob", HOME.address]) {
    await services.login("bob", HOME);
    await answersTo(op, "/ban bob");
    assertEquals(await answersTo(op, `/unban ${target}`), [
      `*** ${target} is free again`,
    ]);
    assertEquals(await services.isToldAt("bob", HOME.address), welcome("bob"));
  }
  assertEquals(await answersTo(op, "/unban bob"), [
    "*** bob was not banned or muted",
  ]);
});

Deno.test("/bans: lists who, how long, by whom and why", async () => {
  await using services = new Guarded();
  const op = await services.operator();
  await services.login("bob", HOME);
  await services.login("carol", { address: "192.0.2.3" });
  await answersTo(op, "/ban bob 2h spam");
  await answersTo(op, "/mute carol");
  services.time = 30 * MINUTE;
  assertEquals(await answersTo(op, "/bans"), [
    "*** ban bob 203.0.113.5 for 1 h 30 min (olga): spam",
    "*** mute carol 192.0.2.3 for good (olga)",
  ]);
});

Deno.test("/mute: nobody, and oneself, is refused", async () => {
  await using services = new Guarded();
  const op = await services.operator();
  assertEquals(await answersTo(op, "/mute olga"), ["*** that is you"]);
  assertEquals(await answersTo(op, "/mute bob"), [
    "*** nobody is called bob",
  ]);
});

Deno.test("bans: those kept from before are in force", async () => {
  const ban = { kind: "ban", name: "bob", address: "", why: "" } as const;
  await using services = new Guarded([{ ...ban, until: 1000, by: "olga" }]);
  assertEquals(await services.isToldAt("bob", HOME.address), BANNED);
  services.time = 1000;
  assertEquals(await services.isToldAt("bob", HOME.address), welcome("bob"));
});
