import { TestServer } from "../harness/test_server.ts";

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
