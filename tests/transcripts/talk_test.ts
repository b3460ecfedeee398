import { TestServer } from "../harness/test_server.ts";

Deno.test("talk: what one says everyone sees, the speaker too", async () => {
  await using server = new TestServer();
  const [alice, bob, carol] = await server.join("alice", "bob", "carol");

  alice.says("hi");
  for (const one of [alice, bob, carol]) await one.seesNext("[alice] hi");
  bob.says("안녕 👋");
  for (const one of [alice, bob, carol]) await one.seesNext("[bob] 안녕 👋");
});

Deno.test("talk: spaces within a line stay, blank lines are passed over", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.sends("\n   \n\r\n  two  spaces \n");
  await bob.seesNext("[alice]   two  spaces ");
});

Deno.test("talk: a line in which there is nothing to see is passed over", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  for (const nothing of "\u200b \u3164 \u2800 \u200e\u2800 \u115f".split(" ")) {
    alice.says(nothing);
    alice.says(`/me ${nothing}`);
    await alice.seesNext("*** usage: /me text");
  }
  alice.says("seen");
  await bob.seesNext("[alice] seen");
});

Deno.test("talk: a command that does not begin its line is not said", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  const near = [
    " /op x",
    "／op x",
    "／ｏｐ x",
    "\u3000/OP x",
    "\u200b/op x",
    "\t ／op",
  ];
  for (const line of near) {
    alice.says(line);
    await alice.seesNext(
      /^\*\*\* not said: that looks like the command \/op\. /,
    );
  }
  alice.says(" /w bob x");
  await alice.seesNext(/^\*\*\* not said: .* \/w\./);
  const said = [" /usr/bin", "／ or /", "a /op x", " /opera", " //op"];
  for (const line of said) alice.says(line);
  await bob.seesNext(...said.map((line) => `[alice] ${line}`));
});

Deno.test("talk: with echo off one does not see one's own lines", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");

  alice.says("/echo off");
  alice.says("one");
  alice.says("/me waves");
  alice.says("/echo on");
  alice.says("two");
  await bob.seesNext("[alice] one", "* alice waves", "[alice] two");
  await alice.seesNext("*** echo is off", "*** echo is on", "[alice] two");
});

Deno.test("talk: a server with echo off begins so, and /echo on undoes it", async () => {
  await using server = new TestServer({ echo: false });
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("one");
  bob.says("two");
  await bob.seesNext("[alice] one");
  await alice.seesNext("[bob] two");
  alice.says("/echo on");
  alice.says("three");
  await alice.seesNext("*** echo is on", "[alice] three");
});

Deno.test("talk: two slashes say a line that begins with one", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("//quit is a command");
  alice.says("///");
  await bob.seesNext("[alice] /quit is a command", "[alice] //");
});

Deno.test("talk: whoever joins is shown the topic and the last lines", async () => {
  await using server = new TestServer({ limits: { history: 3 } });
  const alice = await server.login("alice");
  alice.says("/topic tea");
  for (const text of ["one", "two", "three"]) alice.says(text);
  alice.says("/me pours");
  await alice.sees("* alice pours");

  const bob = await server.connect("bob");
  bob.says("bob");
  await bob.seesNext(
    "login ID: ",
    "*** welcome, bob. /help lists the commands",
    "*** topic of lobby: tea",
    "*** 2 here: alice, bob",
    "*** the last 3 lines here:",
    "[alice] two",
    "[alice] three",
    "* alice pours",
    "*** bob has joined",
  );
});

Deno.test("talk: a server without history shows none", async () => {
  await using server = new TestServer({ limits: { history: 0 } });
  const alice = await server.login("alice");
  alice.says("one");
  await alice.seesNext("[alice] one");
  const bob = await server.connect("bob");
  bob.says("bob");
  await bob.sees("*** 2 here: alice, bob");
  await bob.seesNext("*** bob has joined");
});

Deno.test("talk: a room that everyone left begins anew", async () => {
  await using server = new TestServer();
  const alice = await server.login("alice");
  alice.says("/topic tea");
  alice.says("/quit");
  await alice.sees("*** goodbye");
  await alice.ends();

  const bob = await server.connect("bob");
  bob.says("bob");
  await bob.sees("*** 1 here: bob");
  await bob.seesNext("*** bob has joined");
});
