import { assert, assertEquals } from "@std/assert";
import { FakeClock, settle } from "../harness/fake_clock.ts";
import { TestServer } from "../harness/test_server.ts";
import { TestServices } from "../harness/test_services.ts";

Deno.test("message: several lines are said in one go, with nobody's between", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.sends("/lines 4\nfirst\n\n");
  // She has been heard as soon as her next answer could come.
  bob.says("meanwhile");
  await alice.seesNext("[bob] meanwhile");
  alice.sends("  /quit is text here\nlast\n");
  for (const one of [alice, bob]) {
    if (one === bob) await bob.seesNext("[bob] meanwhile");
    await one.seesNext(
      "[alice] first",
      "[alice] ",
      "[alice]   /quit is text here",
      "[alice] last",
    );
  }
  alice.says("and on");
  await bob.seesNext("[alice] and on");
});

Deno.test("message: programs see which lines belong together", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  bob.says("/format json");
  await bob.sees(/"code":"setting"/);
  alice.sends("/lines 2\none\ntwo\nthree\n");
  await bob.sees(/"who":"alice","text":"one"}$/);
  await bob.sees(/"who":"alice","follows":true,"text":"two"}$/);
  await bob.sees(/"who":"alice","text":"three"}$/);
});

Deno.test("message: a line that is too long is left out, and told at its place", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.sends(`/lines 3\none\n${"x".repeat(5000)}\nthree\n`);
  await alice.seesNext("[alice] one");
  await alice.sees(/^\*\*\* that line is too long|^\*\*\* .*4096/);
  await alice.seesNext("[alice] three");
  await bob.seesNext("[alice] one", "[alice] three");
});

Deno.test("message: sixty lines go at once within the rate", async () => {
  await using server = new TestServer({ limits: { rate: 5, burst: 20 } });
  const [alice, bob] = await server.join("alice", "bob");
  const lines = Array.from({ length: 60 }, (_, at) => `line ${at}`);
  alice.sends(`/lines 60\n${lines.join("\n")}\n`);
  alice.says("/color off");
  await bob.seesNext(...lines.map((line) => `[alice] ${line}`));
  // Nothing told her to slow down before the answer.
  await alice.seesNext(...lines.map((line) => `[alice] ${line}`));
  await alice.seesNext("*** color is off");
});

Deno.test("message: blank lines around it are left out, and a bad line there is told", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.sends(`/lines 5\n\n \none\n\n\n`);
  await alice.seesNext("[alice] one");
  alice.sends(`/lines 2\n${"x".repeat(5000)}\ntwo\n`);
  await alice.seesNext(/^\*\*\* .*4096/, "[alice] two");
  alice.sends("/lines 2\n\n\n");
  alice.says("three");
  await bob.seesNext("[alice] one", "[alice] two", "[alice] three");
});

Deno.test("message: of who is muted meanwhile nothing is said", async () => {
  await using services = new TestServices({
    operatorPassword: "x",
    limits: { rate: 0 },
  });
  const [alice, bob, olga] = [
    await services.login("alice"),
    await services.login("bob"),
    await services.login("olga"),
  ];
  alice.says("/lines 2", "one");
  bob.says("/lines 1");
  await settle();
  olga.says("/op x", "/mute alice", "/mute bob");
  await settle();
  for (const one of [alice, bob, olga]) one.forget();
  alice.says("two");
  // A message with nothing in it is no try.
  bob.says("");
  await settle();
  assertEquals(alice.lines, ["*** you are muted"]);
  assertEquals([...bob.lines, ...olga.lines], []);
});

Deno.test("message: a line that cannot be taken is paid for as any other", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({
    now: clock.now,
    limits: { rate: 5, burst: 20 },
  });
  const alice = await services.login("alice");
  alice.says("/lines 2", { fault: "lineTooLong" }, "two");
  for (let n = 0; n < 30; n++) alice.says(`${n}`);
  await settle();
  assert(alice.lines.length < 30);
  await clock.passes(20_000);
  assertEquals(alice.lines.at(-1), "[alice] 29");
});

Deno.test("message: its lines are counted, and show that one is there", async () => {
  let now = 0;
  await using services = new TestServices({
    now: () => now,
    limits: { rate: 0, idle: 60_000 },
  });
  const [alice, bob] = [
    await services.login("alice"),
    await services.login("bob"),
  ];
  const { counters } = services.services;
  const before = counters.lines;
  alice.says("/lines 2", "one");
  bob.says("/lines 1");
  await settle();
  now = 59_999;
  alice.says("two");
  bob.says("");
  await settle();
  assertEquals(counters.lines, before + 4);
  now = 60_000;
  services.sessions.sweep(now);
  await settle();
  assert(!alice.isClosed && bob.isClosed);
});

Deno.test("message: as much as may be held is held", async () => {
  await using services = new TestServices({
    limits: { rate: 0, messageText: 6 },
  });
  const alice = await services.login("alice");
  alice.says("/lines 4", "abc", "def");
  await settle();
  assertEquals(alice.lines, []);
  alice.says("g");
  await settle();
  assertEquals(alice.lines, ["[alice] abc", "[alice] def", "[alice] g"]);
});

Deno.test("message: what is held is bounded, and loses nothing", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("/lines 101");
  await alice.seesNext("*** a message has 1 to 100 lines");
  alice.says("/lines 0");
  await alice.seesNext("*** a message has 1 to 100 lines");
  const long = "y".repeat(4000);
  alice.sends(`/lines 50\n${`${long}\n`.repeat(5)}`);
  // Five are more than may be held: these are said, though more may follow.
  for (let at = 0; at < 5; at++) await bob.seesNext(`[alice] ${long}`);
});

Deno.test("message: what has come is said when its sender's side closes", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.sends("/lines 9\none\ntwo\n");
  alice.endsItsSide();
  await bob.seesNext("[alice] one", "[alice] two", "*** alice has left");
});
