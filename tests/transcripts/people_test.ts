import { clockTime, dateAndTime } from "../../src/render/clock_time.ts";
import { TestServer } from "../harness/test_server.ts";

Deno.test("/nick: everyone in the room is told, and the name is another", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("/nick 앨리스");
  alice.says("hi");
  for (const one of [alice, bob]) {
    await one.sees("*** alice is now 앨리스");
    await one.seesNext("[앨리스] hi");
  }
  bob.says("/who");
  bob.says("/msg alice hello");
  bob.says("/msg 앨리스 hello");
  await bob.seesNext(
    "*** 2 here: 앨리스, bob",
    "*** nobody is called alice",
    "[you -> 앨리스] hello",
  );
  alice.says("/quit");
  await bob.seesNext("*** 앨리스 has left");
});

Deno.test("/nick: a name that is taken or not allowed is refused", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("/nick BOB");
  alice.says("/nick admin");
  alice.says("/nick two words");
  alice.says("/nick");
  alice.says("/nick Alice");
  await alice.seesNext(
    "*** that name is taken",
    "*** that name is kept for the server",
    "*** usage: /nick name",
    "*** usage: /nick name",
    "*** alice is now Alice",
  );
  await bob.seesNext("*** alice is now Alice");
  await server.login("carol");
  await bob.seesNext("*** carol has joined");
});

Deno.test("/nick: the name one has is said to be one's own, and nobody is told", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("/nick alice");
  alice.says("hi");
  await alice.seesNext(
    "*** you are called alice already",
    "[alice] hi",
  );
  await bob.seesNext("[alice] hi");
});

Deno.test("/nick: the old name is free for another", async () => {
  await using server = new TestServer();
  const [alice] = await server.join("alice");
  alice.says("/nick bob");
  await alice.seesNext("*** alice is now bob");
  await server.login("alice");
});

Deno.test("/msg: reaches one person only, wherever they are", async () => {
  await using server = new TestServer();
  const [alice, bob, carol] = await server.join("alice", "bob", "carol");
  bob.says("/join tea");
  await alice.sees("*** bob has left");
  await carol.sees("*** bob has left");
  alice.says("/msg bob psst");
  await alice.seesNext("[you -> bob] psst");
  await bob.sees("[alice -> you] psst");
  alice.says("aloud");
  await carol.seesNext("[alice] aloud");
});

Deno.test("/msg: to oneself, to nobody and without words is refused", async () => {
  await using server = new TestServer();
  const [alice] = await server.join("alice");
  alice.says("/msg alice hi");
  alice.says("/msg nobody-here hi");
  alice.says("/msg alice");
  await alice.seesNext(
    "*** that is you",
    "*** nobody is called nobody-here",
    "*** usage: /msg name text",
  );
});

Deno.test("/reply: answers who wrote last, under whatever name", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  bob.says("/reply hello?");
  await bob.seesNext("*** nobody has written to you yet");
  alice.says("/msg bob psst");
  alice.says("/nick carol");
  await bob.seesNext("[alice -> you] psst", "*** alice is now carol");
  bob.says("/reply what");
  await bob.seesNext("[you -> carol] what");
  await alice.sees("[bob -> you] what");
  alice.says("/quit");
  await bob.seesNext("*** carol has left");
  bob.says("/reply gone?");
  await bob.seesNext("*** nobody is called carol");
});

Deno.test("/me: says what one does", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("/me waves");
  for (const one of [alice, bob]) await one.sees("* alice waves");
  alice.says("/me");
  await alice.seesNext("*** usage: /me text");
});

Deno.test("/whois: shows where a person is, and for how long", async () => {
  let now = Date.UTC(2024, 0, 1);
  await using server = new TestServer({ now: () => now });
  const [alice, bob] = await server.join("alice", "bob");
  now += 3_600_000;
  bob.says("I speak");
  await alice.seesNext("[bob] I speak");
  now += 61_000;
  bob.says("/away lunch");
  await bob.sees("*** you are away: lunch");
  now += 2_000;
  alice.says("/whois bob");
  alice.says("/whois BOBBY");
  await alice.seesNext(
    `*** bob: in lobby, here for 1 h 1 min, quiet for 2 s, since ${
      clockTime(now - 2000).trimEnd()
    }`,
    "*** bob is away: lunch",
    "*** nobody is called BOBBY",
  );
  const then = dateAndTime(now - 2000);
  now += 13 * 3_600_000;
  alice.says("/whois bob");
  await alice.seesNext(
    `*** bob: in lobby, here for 14 h 1 min, quiet for 13 h, since ${then}`,
  );
});

Deno.test("/away: whoever writes is told, until one is back", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  bob.says("/away");
  bob.says("/away lunch, back soon");
  await bob.seesNext(
    "*** you are not away",
    "*** you are away: lunch, back soon",
  );
  alice.says("/msg bob hungry?");
  await alice.sees("[you -> bob] hungry?");
  await alice.seesNext("*** bob is away: lunch, back soon");
  bob.says("/away");
  await bob.seesNext("[alice -> you] hungry?", "*** you are back");
  alice.says("/msg bob better?");
  alice.says("/away " + "x".repeat(301));
  await alice.seesNext(
    "[you -> bob] better?",
    "*** at most 300 characters, please",
  );
});

Deno.test("/ignore: one is shown nothing that somebody says", async () => {
  await using server = new TestServer();
  const [alice, bob, carol] = await server.join("alice", "bob", "carol");
  alice.says("/ignore bob");
  await alice.sees("*** ignoring bob");
  bob.says("one");
  bob.says("/me two");
  bob.says("/msg alice three");
  carol.says("four");
  await bob.sees("*** alice is ignoring you");
  await alice.seesNext("[carol] four");
  await carol.seesNext("[bob] one", "* bob two", "[carol] four");

  bob.says("/nick dave");
  bob.says("five");
  await carol.seesNext("*** bob is now dave", "[dave] five");
  alice.says("/unignore dave");
  await alice.seesNext("*** bob is now dave", "*** no longer ignoring dave");
  bob.says("six");
  await alice.seesNext("[dave] six");
});

Deno.test("/ignore: lists whom one ignores, and refuses what makes no sense", async () => {
  await using server = new TestServer({ limits: { ignored: 1 } });
  const [alice] = await server.join("alice", "bob", "carol");
  alice.says("/ignore");
  alice.says("/ignore alice");
  alice.says("/ignore nobody-here");
  alice.says("/ignore BOB");
  alice.says("/ignore carol");
  alice.says("/ignore");
  await alice.seesNext(
    "*** you ignore nobody",
    "*** that is you",
    "*** nobody is called nobody-here",
    "*** ignoring bob",
    "*** you ignore 1 people already",
    "*** you ignore bob",
  );
});

Deno.test("/ignore: holds for what was said before, too", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  for (const text of ["one", "/me two", "/topic three"]) bob.says(text);
  await alice.sees("*** bob set the topic: three");
  alice.says("four");
  alice.says("/ignore bob");
  alice.says("/history");
  await alice.seesNext(
    "[alice] four",
    "*** ignoring bob",
    "*** the last 2 lines here:",
    "*** bob set the topic: three",
    "[alice] four",
  );
});

Deno.test("/who: says who is away, to people and to programs", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("/away tea");
  await alice.sees("*** you are away: tea");
  bob.says("/who");
  await bob.seesNext("*** 2 here: alice (away), bob");
  bob.says("/format json");
  bob.says("/who");
  await bob.sees(/"names":\["alice","bob"\],"away":\["alice"\]/);
  alice.says("/away");
  await alice.sees("*** you are back");
  bob.says("/who");
  await bob.sees(/"names":\["alice","bob"\],"away":\[\]/);
  const carol = await server.login("carol");
  carol.says("/lang ko");
  bob.says("/away lunch");
  await bob.sees(/"code":"awaySet"/);
  carol.says("/who");
  await carol.sees("*** 3명이 있습니다: alice, bob (자리 비움), carol");
});
