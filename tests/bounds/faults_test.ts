import { assert, assertEquals } from "@std/assert";
import { Log } from "../../src/log.ts";
import { answersTo } from "../harness/answers.ts";
import { settle } from "../harness/fake_clock.ts";
import type { FakeConnection } from "../harness/fake_connection.ts";
import { TestHouse } from "../harness/test_house.ts";

const BROKEN = "*** something broke on the server's side; goodbye";

/** Throws whenever a test wants it to. */
class Trap {
  isSet = false;

  spring(): void {
    if (!this.isSet) return;
    this.isSet = false;
    throw new Error("sprung");
  }
}

async function unhurt(house: TestHouse, other: FakeConnection): Promise<void> {
  const newcomer = await house.login("newcomer");
  other.forget();
  await answersTo(newcomer, "still here?");
  assertEquals(other.lines, ["[newcomer] still here?"]);
}

/** Whether it was told of once, and with where it was thrown. */
function assertLogged({ log }: TestHouse, file: string): void {
  const entries = log.filter((line) => line.includes("sprung"));
  assertEquals(entries.length, 1);
  assert(/ error session failed address=\S+ stack=/.test(entries[0]));
  assert(entries[0].includes(file), entries[0]);
}

Deno.test("faults: a command that throws ends its connection with a sentence", async () => {
  await using house = new TestHouse();
  const [alice, bob] = [await house.login("alice"), await house.login("bob")];
  const trap = new Trap();
  const { registry } = house.house;
  const find = registry.find.bind(registry);
  registry.find = (name) => {
    trap.spring();
    return find(name);
  };
  trap.isSet = true;
  assertEquals(await answersTo(alice, "/whois bob"), [BROKEN]);
  assert(alice.isClosed && !bob.isClosed);
  assertLogged(house, "people.ts");
  assertEquals(bob.lines, ["*** alice has left"]);
  assertEquals(registry.find("alice"), undefined);
  await unhurt(house, bob);
});

Deno.test("faults: what a login throws ends its connection with a sentence", async () => {
  await using house = new TestHouse();
  const bob = await house.login("bob");
  const trap = new Trap();
  const { registry } = house.house;
  const claim = registry.claim.bind(registry);
  registry.claim = (person, name) => {
    trap.spring();
    return claim(person, name);
  };
  const alice = house.connect();
  await settle();
  trap.isSet = true;
  assertEquals(await answersTo(alice, "alice"), [BROKEN]);
  assert(alice.isClosed);
  assertLogged(house, "login.ts");
  assertEquals(bob.lines, []);
  await house.login("alice");
  await unhurt(house, bob);
});

Deno.test("faults: a clock that throws ends the connection that asked it", async () => {
  const trap = new Trap();
  const now = () => {
    trap.spring();
    return 0;
  };
  await using house = new TestHouse({
    now,
    log: new Log((line) => house.log.push(line), { now: () => 0 }),
  });
  const [alice, bob] = [await house.login("alice"), await house.login("bob")];
  trap.isSet = true;
  assertEquals(await answersTo(alice, "hi"), [BROKEN]);
  assertLogged(house, "chat.ts");
  assertEquals(bob.lines, ["*** alice has left"]);
  await unhurt(house, bob);
});

Deno.test("faults: reading that fails is a fault of that connection", async () => {
  await using house = new TestHouse();
  const [alice, bob] = [await house.login("alice"), await house.login("bob")];
  alice.read = () => Promise.reject(new Error("sprung"));
  assertEquals((await answersTo(alice, "hi")).at(-1), BROKEN);
  assert(alice.isClosed);
  assert(house.log.some((line) => /session failed .*sprung/.test(line)));
  assertEquals(bob.lines, ["[alice] hi", "*** alice has left"]);
  await unhurt(house, bob);
});

Deno.test("faults: writing that fails ends that connection", async () => {
  await using house = new TestHouse();
  const [alice, bob] = [await house.login("alice"), await house.login("bob")];
  alice.write = () => Promise.reject(new Error("sprung"));
  bob.says("hi");
  await settle();
  assert(alice.isClosed);
  assertEquals(bob.lines, ["[bob] hi", "*** alice has left"]);
  assert(house.log.some((line) => /left name=alice reason=lost/.test(line)));
  await unhurt(house, bob);
});

Deno.test("faults: ending and closing that fail are told of, and hurt nobody", async () => {
  await using house = new TestHouse();
  const [alice, bob] = [await house.login("alice"), await house.login("bob")];
  alice.end = () => Promise.reject(new Error("sprung"));
  await answersTo(alice, "/quit");
  assert(house.log.some((line) => /session failed .*sprung/.test(line)));
  assertEquals(house.reception.count, 1);
  await unhurt(house, bob);
});

Deno.test("faults: a log that cannot be written hurts nobody", async () => {
  const log = new Log(() => {
    throw new Error("no space left");
  });
  await using house = new TestHouse({ log });
  const [alice, bob] = [await house.login("alice"), await house.login("bob")];
  await answersTo(alice, "hi");
  assertEquals(bob.lines, ["[alice] hi"]);
  bob.forget();
  await answersTo(alice, "/quit");
  assertEquals(bob.lines, ["*** alice has left"]);
  assertEquals(house.reception.count, 1);
  await unhurt(house, bob);
});

Deno.test("faults: bans that cannot be kept are in force all the same", async () => {
  const trap = new Trap();
  await using house = new TestHouse({
    operatorPassword: "x",
    onBans: () => trap.spring(),
  });
  const op = await house.login("op");
  const bob = await house.login("bob");
  await answersTo(op, "/op x");
  trap.isSet = true;
  await answersTo(op, "/ban carol");
  assert(op.isClosed);
  assertLogged(house, "bans.ts");
  const carol = await house.login("carol");
  assert(carol.received.endsWith("*** you are banned\n"));
  await unhurt(house, bob);
});
