import { assert, assertEquals } from "@std/assert";
import { Log } from "../../src/log.ts";
import { answersTo } from "../harness/answers.ts";
import { settle } from "../harness/fake_clock.ts";
import { FakeConnection } from "../harness/fake_connection.ts";
import { TestServices } from "../harness/test_services.ts";

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

async function unhurt(
  services: TestServices,
  other: FakeConnection,
): Promise<void> {
  const newcomer = await services.login("newcomer");
  other.forget();
  await answersTo(newcomer, "still here?");
  assertEquals(other.lines, ["[newcomer] still here?"]);
}

/** Whether it was told of once, and with where it was thrown. */
function assertLogged({ log }: TestServices, file: string): void {
  const entries = log.filter((line) => line.includes("sprung"));
  assertEquals(entries.length, 1);
  assert(/ error session failed address=\S+ stack=/.test(entries[0]));
  assert(entries[0].includes(file), entries[0]);
}

Deno.test("faults: a command that throws ends its connection with a sentence", async () => {
  await using services = new TestServices();
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  const trap = new Trap();
  const { registry, registry: { names } } = services.services;
  const known = names.known.bind(names);
  names.known = (asker, name) => {
    trap.spring();
    return known(asker, name);
  };
  trap.isSet = true;
  assertEquals(await answersTo(alice, "/whois bob"), [BROKEN]);
  assert(alice.isClosed && !bob.isClosed);
  assertLogged(services, "people_commands.ts");
  assertEquals(bob.lines, ["*** alice has left"]);
  assertEquals(registry.names.find("alice"), undefined);
  await unhurt(services, bob);
});

Deno.test("faults: what a login throws ends its connection with a sentence", async () => {
  await using services = new TestServices();
  const bob = await services.login("bob");
  const trap = new Trap();
  const { registry } = services.services;
  const claim = registry.claim.bind(registry);
  registry.claim = (person, name) => {
    trap.spring();
    return claim(person, name);
  };
  const alice = services.connect();
  await settle();
  trap.isSet = true;
  assertEquals(await answersTo(alice, "alice"), [BROKEN]);
  assert(alice.isClosed);
  assertLogged(services, "login.ts");
  assertEquals(bob.lines, []);
  await services.login("alice");
  await unhurt(services, bob);
});

Deno.test("faults: a clock that throws ends the connection that asked it", async () => {
  const trap = new Trap();
  const now = () => {
    trap.spring();
    return 0;
  };
  await using services = new TestServices({
    now,
    log: new Log((line) => services.log.push(line), { now: () => 0 }),
  });
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  trap.isSet = true;
  assertEquals(await answersTo(alice, "hi"), [BROKEN]);
  assertLogged(services, "speech.ts");
  assertEquals(bob.lines, ["*** alice has left"]);
  await unhurt(services, bob);
});

Deno.test("faults: reading that fails is a fault of that connection", async () => {
  await using services = new TestServices();
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  const read = alice.read.bind(alice);
  alice.read = (give) => {
    read(give);
    throw new Error("sprung");
  };
  assertEquals((await answersTo(alice, "hi")).at(-1), BROKEN);
  assert(alice.isClosed);
  assert(services.log.some((line) => /session failed .*sprung/.test(line)));
  assertEquals(bob.lines, ["[alice] hi", "*** alice has left"]);
  // It ends once.
  assertEquals(services.services.counters.closed.tcp, 1);
  await unhurt(services, bob);
});

Deno.test("faults: a session whose end fails too is closed, and hurts nobody", async () => {
  await using services = new TestServices();
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  const stopReading = alice.stopReading.bind(alice);
  alice.read = () => {
    alice.stopReading = () => {
      alice.stopReading = stopReading;
      throw new Error("stuck");
    };
    throw new Error("sprung");
  };
  alice.says("hi");
  await settle();
  assert(alice.isClosed);
  assert(services.log.some((line) => /session failed .*stuck/.test(line)));
  assertEquals(bob.lines, ["[alice] hi", "*** alice has left"]);
  await unhurt(services, bob);
});

Deno.test("faults: writing that fails ends that connection", async () => {
  await using services = new TestServices();
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  alice.write = () => Promise.reject(new Error("sprung"));
  bob.says("hi");
  await settle();
  assert(alice.isClosed);
  assertEquals(bob.lines, ["[bob] hi", "*** alice has left"]);
  assert(services.log.some((line) => /left name=alice reason=lost/.test(line)));
  await unhurt(services, bob);
});

Deno.test("faults: ending and closing that fail are told of, and hurt nobody", async () => {
  await using services = new TestServices();
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  alice.end = () => Promise.reject(new Error("sprung"));
  await answersTo(alice, "/quit");
  assert(services.log.some((line) => /session failed .*sprung/.test(line)));
  assert(alice.isClosed);
  assertEquals(services.sessions.count, 1);
  await unhurt(services, bob);
});

Deno.test("faults: a refusal that fails is told of, and closes all the same", async () => {
  await using services = new TestServices({ limits: { clients: 0 } });
  const stranger = new FakeConnection().open();
  stranger.end = () => Promise.reject(new Error("sprung"));
  services.sessions.receive(stranger);
  await settle();
  assert(services.log.some((line) => /session failed .*sprung/.test(line)));
  assert(stranger.isClosed);
});

Deno.test("faults: a log that cannot be written hurts nobody", async () => {
  const log = new Log(() => {
    throw new Error("no space left");
  });
  await using services = new TestServices({ log });
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  await answersTo(alice, "hi");
  assertEquals(bob.lines, ["[alice] hi"]);
  bob.forget();
  await answersTo(alice, "/quit");
  assertEquals(bob.lines, ["*** alice has left"]);
  assertEquals(services.sessions.count, 1);
  await unhurt(services, bob);
});

Deno.test("faults: bans that cannot be kept are in force all the same", async () => {
  const trap = new Trap();
  await using services = new TestServices({
    operatorPassword: "x",
    onBans: () => trap.spring(),
  });
  const op = await services.login("olga");
  const bob = await services.login("bob");
  await answersTo(op, "/op x");
  trap.isSet = true;
  await answersTo(op, "/ban carol");
  assert(op.isClosed);
  assertLogged(services, "bans.ts");
  const carol = await services.login("carol");
  assert(carol.received.endsWith("*** you are banned\n"));
  await unhurt(services, bob);
});
