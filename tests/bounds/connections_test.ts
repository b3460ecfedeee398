import { assert, assertEquals } from "@std/assert";
import { settle } from "../harness/fake_clock.ts";
import { FakeConnection } from "../harness/fake_connection.ts";
import { TestServices } from "../harness/test_services.ts";
import { TestServer } from "../harness/test_server.ts";

const FULL = "*** the server is full; please try again later";
const TOO_MANY = "*** too many connections from your address";
const TOO_FAST = `${TOO_MANY} in a short time; please wait`;

Deno.test("connections: over the bound, one sentence and closed", async () => {
  await using server = new TestServer({ limits: { clients: 2 } });
  const [alice] = await server.join("alice", "bob");
  const carol = await server.connect("carol");
  await carol.seesNext(FULL);
  await carol.ends();
  assert(!carol.wasReset);
  // Whoever was let in does not notice.
  alice.says("/quit");
  await alice.rest();
  await server.hasOnly(1);
  await server.login("dave");
});

Deno.test("connections: what a refused one sends is not taken for a name", async () => {
  await using server = new TestServer({ limits: { clients: 1 } });
  const [alice] = await server.join("alice");
  const bob = await server.connect("bob");
  bob.says("bob");
  bob.says("hello");
  await bob.seesNext(FULL);
  await bob.ends();
  alice.says("alone");
  await alice.seesNext("[alice] alone");
});

Deno.test("connections: from one address no more than the bound", async () => {
  await using server = new TestServer({ limits: { perAddress: 2 } });
  await server.join("alice", "bob");
  const carol = await server.connect("carol");
  await carol.seesNext(TOO_MANY);
  await carol.ends();
  assertEquals(server.connections, 2);
});

Deno.test("connections: another address is not held up by the first", async () => {
  const limits = { perAddress: 1 };
  await using services = new TestServices({ limits });
  await services.login("alice", { address: "2001:db8:0:1::1" });
  const refused = services.connect({ address: "2001:db8:0:1::2" });
  await settle();
  assertEquals(refused.lines, [TOO_MANY]);
  assert(refused.isClosed);
  for (const address of ["2001:db8:0:2::1", "192.0.2.1", "192.0.2.2"]) {
    const one = services.connect({ address });
    await settle();
    assertEquals(one.received, "login ID: ");
  }
});

Deno.test("connections: of the ones from an address that come and go, so many in a while", async () => {
  let now = 0;
  const limits = { perAddress: 2, arrivals: 3, arrivalWindow: 10_000 };
  await using server = new TestServer({ now: () => now, limits });
  for (let n = 0; n < 3; n++) {
    const one = await server.connect();
    one.says("/quit");
    await one.rest();
    await server.hasOnly(0);
  }
  const hasty = await server.connect();
  await hasty.seesNext(TOO_FAST);
  await hasty.ends();
  now = 10_000;
  await server.login("patient");
});

Deno.test("connections: a bound of 0 on an address is none", async () => {
  const limits = { perAddress: 0, arrivals: 1 };
  await using server = new TestServer({ limits });
  const clients = await Promise.all(
    Array.from({ length: 60 }, () => server.connect()),
  );
  for (const client of clients) await client.seesNext("login ID: ");
});

Deno.test("connections: those who are told why they are refused are few at a time", async () => {
  await using services = new TestServices({
    limits: { clients: 0, refusing: 2 },
  });
  const refused = Array.from({ length: 5 }, () => services.connect());
  await settle();
  assertEquals(
    refused.map(({ received }) => received),
    [`${FULL}\n`, `${FULL}\n`, "", "", ""],
  );
  assert(refused.every(({ isClosed }) => isClosed));
  const later = services.connect();
  await settle();
  assertEquals(later.lines, [FULL]);
});

Deno.test("connections: a program is refused in JSON", async () => {
  await using services = new TestServices({ limits: { clients: 0 } });
  const refused = services.connect({ transport: "web" });
  await settle();
  const { kind, code } = JSON.parse(refused.lines[0]);
  assertEquals([kind, code], ["notice", "serverFull"]);
});

Deno.test("connections: who is refused is told in the server's language", async () => {
  await using services = new TestServices({
    lang: "ko",
    limits: { clients: 0 },
  });
  const refused = services.connect();
  await settle();
  assertEquals(refused.lines, [
    "*** 서버가 가득 찼습니다. 나중에 다시 와 주세요.",
  ]);
});

Deno.test("connections: a crowd that is too large leaves nothing behind", async () => {
  await using server = new TestServer({ limits: { clients: 10 } });
  const clients = await Promise.all(
    Array.from({ length: 100 }, () => server.connect()),
  );
  await server.hasOnly(5);
  for (const client of clients) client.closes();
  await server.hasOnly(0);
  await server.login("alice");
});

Deno.test("connections: when all is full, the oldest without a name goes, and nobody with one", async () => {
  await using services = new TestServices({
    limits: { clients: 4, nameless: 1 },
  });
  const alice = await services.login("alice");
  const silent = [0, 1, 2].map((n) =>
    services.connect({ address: `192.0.2.${n}` })
  );
  await settle();
  const bob = await services.login("bob", { address: "192.0.2.9" });
  assertEquals(silent.map(({ isClosed }) => isClosed), [true, false, false]);
  assertEquals(silent[0].received, `login ID: ${FULL}\n`);
  const carol = await services.login("carol", { address: "192.0.2.9" });
  const dave = await services.login("dave", { address: "192.0.2.9" });
  assert(silent.every(({ isClosed }) => isClosed));
  const erin = services.connect({ address: "192.0.2.10" });
  await settle();
  assertEquals(erin.lines, [FULL]);
  for (const one of [alice, bob, carol, dave]) assert(!one.isClosed);
  // Three were sent away, and one was not let in.
  for (const n of [0, 1, 2, 10]) {
    const entry = ` refused address=192.0.2.${n} why=serverFull`;
    assert(services.log.some((line) => line.endsWith(entry)), entry);
  }
  assertEquals(services.services.counters.refused.serverFull, 4);
});

Deno.test("connections: those who are sent away to make room are few at a time", async () => {
  await using services = new TestServices({
    limits: { clients: 2, nameless: 1, refusing: 1, perAddress: 0 },
  });
  const come = () => {
    const deaf = new FakeConnection();
    services.sessions.receive(deaf);
    return deaf;
  };
  const deaf = [come(), come(), come(), come()];
  await settle();
  // The first is still being told; the second is told nothing.
  assertEquals(deaf.map(({ isClosed }) => isClosed), [
    false,
    true,
    false,
    false,
  ]);
  deaf[0].open();
  await settle();
  assertEquals(deaf[0].received, `login ID: ${FULL}\n`);
  assert(deaf[0].isClosed);
  come();
  deaf[2].open();
  await settle();
  assertEquals(deaf[2].received, `login ID: ${FULL}\n`);
});

Deno.test("connections: who has left without a name makes no room a second time", async () => {
  await using services = new TestServices({
    limits: { clients: 2, nameless: 1 },
  });
  services.connect().drops();
  await settle();
  await services.login("alice");
  const silent = services.connect();
  const bob = await services.login("bob");
  assert(silent.isClosed && !bob.isClosed);
});

Deno.test("connections: those without a name leave places for those with one", async () => {
  await using services = new TestServices({
    limits: { clients: 10, nameless: 0.3 },
  });
  const silent = Array.from(
    { length: 8 },
    (_, n) => services.connect({ address: `192.0.2.${n}` }),
  );
  await settle();
  assertEquals(silent.filter(({ isClosed }) => !isClosed).length, 3);
  // Whoever takes a name is counted no more among them.
  const late = services.connect({ address: "192.0.2.99" });
  late.says("late");
  await settle();
  const rest = silent.filter(({ isClosed }) => !isClosed);
  assertEquals(rest.length, 2);
  services.connect({ address: "192.0.2.100" });
  await settle();
  assert(!late.isClosed && rest.every(({ isClosed }) => !isClosed));
});

Deno.test("connections: one household of IPv6 does not fill the server", async () => {
  await using services = new TestServices({ limits: { clients: 400 } });
  const open = (format: (n: number) => string) =>
    Array.from(
      { length: 256 },
      (_, n) => services.connect({ address: format(n) }),
    );
  const all = open((n) => `2001:db8:1:${n.toString(16)}::1`);
  await settle();
  assertEquals(all.filter(({ isClosed }) => !isClosed).length, 100);
  const more = open((n) => `2001:db8:1:${(n * 256).toString(16)}::1`);
  await settle();
  assertEquals(more.filter(({ isClosed }) => !isClosed).length, 100);
  const alice = await services.login("alice", { address: "2001:db8:2::1" });
  assert(!alice.isClosed);
});
