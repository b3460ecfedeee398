import { assert, assertEquals } from "@std/assert";
import { answersTo } from "../harness/answers.ts";
import { FakeClock, settle } from "../harness/fake_clock.ts";
import { TestServices } from "../harness/test_services.ts";
import { TestServer } from "../harness/test_server.ts";

const SECRET = { operatorPassword: "open sesame", limits: { rate: 0 } };

async function withOperator(services: TestServices) {
  const op = await services.login("olga", { address: "198.51.100.9" });
  assertEquals(await answersTo(op, "/op open sesame"), [
    "*** you are an operator now",
  ]);
  return op;
}

Deno.test("/op: the password makes an operator", async () => {
  await using services = new TestServices(SECRET);
  await withOperator(services);
  assert(services.log.some((line) => /operator name=olga address=/.test(line)));
});

Deno.test("/op: a wrong password costs time, and makes nobody an operator", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({
    ...SECRET,
    now: clock.now,
    limits: { wrongPassword: 2_000 },
  });
  const mallory = await services.login("mallory");
  mallory.says("/op open", "/announce hi");
  await clock.passes(1_999);
  assertEquals(mallory.lines, ["*** wrong password"]);
  await clock.passes(1);
  assertEquals(mallory.lines, [
    "*** wrong password",
    "*** /announce is for operators",
  ]);
  assert(services.log.some((line) => /warn {2}operator refused/.test(line)));
  assert(!services.log.join().includes("sesame"));
});

Deno.test("/op: where there are no operators, nobody becomes one", async () => {
  await using services = new TestServices();
  const alice = await services.login("alice");
  for (const words of ["x", "undefined"]) {
    assertEquals(await answersTo(alice, `/op ${words}`), [
      "*** this server has no operators",
    ]);
  }
  assertEquals(await answersTo(alice, "/op"), ["*** usage: /op password"]);
  assertEquals(await answersTo(alice, "/bans"), ["*** /bans is for operators"]);
});

Deno.test("operators: nobody else may do what they may", async () => {
  await using services = new TestServices(SECRET);
  const bob = await services.login("bob");
  const alice = await services.login("alice");
  for (
    const line of ["ban bob", "mute bob", "unban bob", "bans", "announce hi"]
  ) {
    const [name] = line.split(" ");
    assertEquals(await answersTo(alice, `/${line}`), [
      `*** /${name} is for operators`,
    ]);
  }
  for (const line of ["kick bob", "close"]) {
    const [name] = line.split(" ");
    assertEquals(await answersTo(alice, `/${line}`), [
      `*** /${name} is for the owner of a link room`,
    ]);
  }
  assert(!bob.isClosed);
  const guest = services.connect();
  await answersTo(guest, "/op open sesame");
  assert(guest.received.includes("*** /op works once you have a name\n"));
});

Deno.test("/kick: sends somebody off the server, and everyone is told why", async () => {
  await using services = new TestServices(SECRET);
  const bob = await services.login("bob");
  const carol = await services.login("carol");
  const op = await withOperator(services);
  bob.forget();
  carol.forget();
  assertEquals(await answersTo(op, "/kick BOB too loud"), [
    "*** bob has been sent away",
    "*** bob has left (too loud)",
  ]);
  assertEquals(bob.lines, ["*** olga sent you away: too loud"]);
  assert(bob.isClosed);
  assertEquals(carol.lines, ["*** bob has left (too loud)"]);
  // A kick is no ban.
  const again = await services.login("bob");
  assert(!again.isClosed);
});

Deno.test("/kick: nobody, and oneself, is refused", async () => {
  await using services = new TestServices(SECRET);
  const op = await withOperator(services);
  assertEquals(await answersTo(op, "/kick nobody1"), [
    "*** nobody is called nobody1",
  ]);
  assertEquals(await answersTo(op, "/kick olga"), ["*** that is you"]);
  assert(!op.isClosed);
});

Deno.test("/kick: whoever is away for good says nothing more", async () => {
  await using services = new TestServices(SECRET);
  const carol = await services.login("carol");
  const bob = await services.login("bob");
  const op = await withOperator(services);
  op.says("/kick bob");
  bob.says("one", "two");
  await settle();
  bob.says("three");
  await settle();
  assert(!carol.received.includes("three"));
  assert(bob.received.endsWith("*** olga sent you away\n"));
});

Deno.test("/announce: is shown in every room, link rooms with them", async () => {
  await using services = new TestServices(SECRET);
  const [alice, bob, carol] = [
    await services.login("alice"),
    await services.login("bob"),
    await services.login("carol"),
  ];
  await answersTo(bob, "/join tea");
  await answersTo(carol, "/invite");
  const op = await withOperator(services);
  for (const one of [alice, bob, carol]) one.forget();
  const told = ["*** announcement by olga: back in five minutes"];
  assertEquals(await answersTo(op, "/announce back in five minutes"), told);
  for (const one of [alice, bob, carol]) assertEquals(one.lines, told);
});

Deno.test("/close: ends a room, and its people go to the lobby", async () => {
  await using server = new TestServer({ operatorPassword: "x" });
  const [op, alice] = await server.join("olga", "alice");
  op.says("/op x");
  await op.sees("*** you are an operator now");
  alice.says("/join tea");
  await alice.sees("*** alice has joined");
  op.says("/close Tea");
  await alice.seesNext(
    "*** olga closed tea",
    "*** 2 here: olga, alice",
    "*** alice has joined",
  );
  await op.sees("*** tea has ended");
  op.says("/close nowhere");
  await op.sees("*** there is no room nowhere");
  op.says("/close");
  await op.seesNext("*** the lobby stays open");
});

Deno.test("/op: one address guesses so often over all its connections, and others may still try", async () => {
  let now = 0;
  await using services = new TestServices({
    operatorPassword: "open sesame",
    limits: { rate: 0, wrongPassword: 0, guesses: 3, allGuesses: 5 },
    now: () => now,
  });
  const WRONG = ["*** wrong password"];
  const UNTRIED = [
    "*** not tried: there were too many wrong passwords. Try again in a minute",
  ];
  const RIGHT = ["*** you are an operator now"];
  let people = 0;
  const tries = async (address: string, words: string) => {
    const client = await services.login(`guest${people++}`, { address });
    return await answersTo(client, `/op ${words}`);
  };
  for (let n = 0; n < 3; n++) {
    assertEquals(await tries(`2001:db8::${n}`, "x"), WRONG);
  }
  assertEquals(await tries("2001:db8::9", "open sesame"), UNTRIED);
  assertEquals(await tries("192.0.2.1", "open sesame"), RIGHT);
  assertEquals(await tries("192.0.2.1", "x"), WRONG);
  assertEquals(await tries("192.0.2.2", "x"), WRONG);
  assertEquals(await tries("192.0.2.3", "open sesame"), UNTRIED);
  now += 60_000;
  assertEquals(await tries("2001:db8::9", "open sesame"), RIGHT);
});
