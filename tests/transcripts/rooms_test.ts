import { TestServer } from "../harness/test_server.ts";

Deno.test("/join: one is in the new room, and no longer in the old one", async () => {
  await using server = new TestServer();
  const [alice, bob, carol] = await server.join("alice", "bob", "carol");

  bob.says("/join tea");
  await bob.seesNext("*** 1 here: bob", "*** bob has joined");
  for (const one of [alice, carol]) await one.seesNext("*** bob has left");
  carol.says("/join tea");
  await carol.seesNext(
    "*** 2 here: bob, carol",
    "*** carol has joined",
  );
  await bob.seesNext("*** carol has joined");

  bob.says("tea?");
  alice.says("hello lobby");
  await carol.seesNext("[bob] tea?");
  await alice.seesNext("*** carol has left", "[alice] hello lobby");
  bob.says("more?");
  await carol.seesNext("[bob] more?");
});

Deno.test("/join: names the room as /who does, whatever its case, with # or not", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("/join #Tea");
  await alice.sees("*** 1 here: alice");
  bob.says("/join TEA");
  await bob.sees("*** 2 here: alice, bob");
  bob.says("/join tea");
  await bob.sees("*** you are in Tea already");
});

Deno.test("/join: a room's name is held to the form of a person's", async () => {
  await using server = new TestServer();
  const [alice] = await server.join("alice");
  alice.says(`/join ${"x".repeat(25)}`);
  alice.says("/join a/b");
  alice.says("/join раyрal");
  alice.says("/join");
  alice.says("/join one two");
  await alice.seesNext(
    "*** a name has 1 to 24 characters",
    /^\*\*\* a name has letters, digits/,
    /^\*\*\* that name mixes alphabets/,
    "*** usage: /join room",
    "*** usage: /join room",
  );
});

Deno.test("/join: when no more rooms fit, one stays where one is", async () => {
  await using server = new TestServer({ limits: { rooms: 2 } });
  const [alice, bob] = await server.join("alice", "bob");
  bob.says("/join tea");
  await alice.seesNext("*** bob has left");
  alice.says("/join coffee");
  await alice.seesNext("*** the server already has 2 rooms");
  alice.says("still here");
  await alice.seesNext("[alice] still here");
});

Deno.test("lobby: opens for whoever comes, even when no more rooms fit", async () => {
  await using server = new TestServer({ limits: { rooms: 2 } });
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("/join tea");
  await alice.sees("*** alice has joined");
  bob.says("/join tea");
  await alice.seesNext("*** bob has joined");
  bob.says("/join zen");
  await alice.seesNext("*** bob has left");

  const carol = await server.login("carol");
  carol.says("hello");
  await carol.seesNext("[carol] hello");
  alice.says("/leave");
  await carol.seesNext("*** alice has joined");
});

Deno.test("/leave: goes back to the lobby, and an empty room is gone", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  bob.says("/join tea");
  await alice.seesNext("*** bob has left");
  bob.says("/topic green tea");
  bob.says("/leave");
  await bob.sees("*** 2 here: alice, bob");
  await bob.seesNext("*** bob has joined");
  await alice.seesNext("*** bob has joined");
  bob.says("/leave");
  await bob.seesNext("*** you are in lobby already");
  bob.says("/who tea");
  await bob.seesNext("*** there is no room tea");
  bob.says("/join tea");
  await bob.sees("*** 1 here: bob");
  await bob.seesNext("*** bob has joined");
});

Deno.test("/join: shows the topic and the last lines of the room", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("/join tea");
  alice.says("/topic green tea");
  alice.says("sencha");
  await alice.sees("[alice] sencha");
  bob.says("/join tea");
  await bob.sees("*** alice has left");
  await bob.seesNext(
    "*** topic of tea: green tea",
    "*** 2 here: alice, bob",
    "*** the last 2 lines here:",
    "*** alice set the topic: green tea",
    "[alice] sencha",
    "*** bob has joined",
  );
});

Deno.test("/who: lists the people here, or in another room, longest there first", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob", "carol");
  bob.says("/join tea");
  await alice.sees("*** bob has left");
  alice.says("/who");
  alice.says("/who tea");
  alice.says("/who nowhere");
  await alice.seesNext(
    "*** 2 here: alice, carol",
    "*** 1 in tea: bob",
    "*** there is no room nowhere",
  );
});

Deno.test("/who: names no more than it lists, and counts the others", async () => {
  await using server = new TestServer({ limits: { listed: 2 } });
  const [alice] = await server.join("alice", "bob", "carol", "dave");
  alice.says("/who");
  await alice.seesNext("*** 4 here: alice, bob and 2 more");
});

Deno.test("/rooms: lists the fullest first, with their topics", async () => {
  await using server = new TestServer({ limits: { listed: 3 } });
  const [alice, bob, carol, dave] = await server.join("alice", "bob", "c", "d");
  bob.says("/join tea");
  bob.says("/topic green");
  await bob.sees("*** bob set the topic: green");
  carol.says("/join tea");
  await bob.seesNext("*** c has joined");
  dave.says("/join zen");
  await dave.sees("*** 1 here: d");
  alice.says("/rooms");
  await alice.sees("*** tea (2): green");
  await alice.seesNext("*** lobby (1)", "*** zen (1)");
  dave.says("/join a");
  await dave.sees("*** 1 here: d");
  const eve = await server.login("eve");
  eve.says("/join z");
  await eve.sees("*** 1 here: eve");
  alice.says("/rooms");
  await alice.sees("*** tea (2): green");
  await alice.seesNext("*** a (1)", "*** lobby (1)", "*** and 1 more");
});

Deno.test("/topic: shows it, sets it and takes it away", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  bob.says("/topic");
  await bob.seesNext("*** lobby has no topic");
  alice.says("/topic tea and cake");
  await bob.seesNext("*** alice set the topic: tea and cake");
  bob.says("/topic");
  await bob.seesNext("*** topic of lobby: tea and cake");
  bob.says("/topic -");
  await alice.sees("*** bob cleared the topic");
  bob.says(`/topic ${"x".repeat(301)}`);
  bob.says("/topic");
  await bob.seesNext(
    "*** bob cleared the topic",
    "*** at most 300 characters, please",
    "*** lobby has no topic",
  );
});

Deno.test("/history: shows as much as is asked for and kept", async () => {
  await using server = new TestServer({
    limits: { history: 2, remembered: 3 },
  });
  const [alice, bob] = await server.join("alice", "bob");
  bob.says("/history");
  await bob.seesNext("*** nothing was said here yet");
  for (const text of ["one", "two", "three", "four"]) alice.says(text);
  await bob.sees("[alice] four");
  bob.says("/history");
  bob.says("/history 1");
  bob.says("/history 100");
  bob.says("/history 0");
  bob.says("/history many");
  await bob.seesNext(
    "*** the last 2 lines here:",
    "[alice] three",
    "[alice] four",
    "*** the last line here:",
    "[alice] four",
    "*** the last 3 lines here:",
    "[alice] two",
    "[alice] three",
    "[alice] four",
    "*** usage: /history [1-3]",
    "*** usage: /history [1-3]",
  );
});
