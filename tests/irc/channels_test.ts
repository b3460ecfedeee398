import { IrcServer } from "./harness/irc_peer.ts";

Deno.test("IRC: JOIN shows itself, the topic, the names and their end", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice");
  await alice.gets(
    "JOIN #dev",
    ":alice!alice@maru JOIN #dev",
    ":irc.test 353 alice = #dev :alice",
    ":irc.test 366 alice #dev :End of NAMES list",
  );
  await alice.gets(
    "TOPIC #dev :what we do",
    ":alice!alice@maru TOPIC #dev :what we do",
  );
  const bob = await server.enter("bob", "userhost-in-names");
  await bob.gets(
    "JOIN #DEV",
    ":bob!bob@maru JOIN #dev",
    ":irc.test 332 bob #dev :what we do",
    ":irc.test 333 bob #dev alice :SECONDS",
    ":irc.test 353 bob = #dev :alice!alice@maru bob!bob@maru",
    ":irc.test 366 bob #dev :End of NAMES list",
  );
  await alice.has(":bob!bob@maru JOIN #dev");
  await bob.gets("JOIN #dev");
});

Deno.test("IRC: JOIN takes several, and says what is none", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice", "draft/no-implicit-names");
  await alice.gets(
    "JOIN #a,dev,#,#b!,#한국어",
    ":alice!alice@maru JOIN #a",
    ":irc.test 403 alice dev :No such channel",
    ":irc.test 403 alice # :No such channel",
    ":irc.test 403 alice #b! :No such channel",
    ":alice!alice@maru JOIN #한국어",
  );
  await alice.gets("JOIN", ":irc.test 461 alice JOIN :Not enough parameters");
  await alice.gets(
    "JOIN 0",
    ":alice!alice@maru PART #a",
    ":alice!alice@maru PART #한국어",
  );
});

Deno.test("IRC: PART has words or none, and its two errors", async () => {
  await using server = await IrcServer.open();
  const [alice, bob] = [await server.enter("alice"), await server.enter("bob")];
  for (const peer of [alice, bob]) {
    peer.says("JOIN #a,#b");
    await peer.received();
  }
  await alice.received();
  await alice.gets(
    "PART #a,#b :see you",
    ...["#a", "#b"].map((channel) =>
      `:alice!alice@maru PART ${channel} :see you`
    ),
  );
  await bob.has(
    ":alice!alice@maru PART #a :see you",
    ":alice!alice@maru PART #b :see you",
  );
  await alice.gets(
    "PART #a",
    ":irc.test 442 alice #a :You're not on that channel",
  );
  await alice.gets("PART #none", ":irc.test 403 alice #none :No such channel");
  await bob.gets("PART #a", ":bob!bob@maru PART #a");
});

Deno.test("IRC: somebody in several rooms is seen to go, and to be renamed, once", async () => {
  await using server = await IrcServer.open();
  const [alice, bob] = [await server.enter("alice"), await server.enter("bob")];
  for (const peer of [alice, bob]) {
    peer.says("JOIN #a,#b,#c");
    await peer.received();
  }
  await alice.received();
  await bob.gets("NICK robert", ":bob!bob@maru NICK robert");
  await alice.has(":bob!bob@maru NICK robert");
  bob.says("QUIT :enough");
  await bob.rest();
  await alice.sees(/^:robert!bob@maru QUIT :enough/);
  await alice.has();
});

Deno.test("IRC: NICK is told to oneself also outside of rooms", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice");
  await alice.gets("NICK Alice", ":alice!alice@maru NICK Alice");
  await alice.gets("NICK Alice");
  await alice.gets("NICK :", ":irc.test 431 Alice :No nickname given");
  await alice.gets("NICK a!b", ":irc.test 432 Alice a!b :Erroneous nickname");
});

Deno.test("IRC: TOPIC shows, sets, empties, and has its errors", async () => {
  await using server = await IrcServer.open();
  const [alice, bob] = [await server.enter("alice"), await server.enter("bob")];
  alice.says("JOIN #a");
  await alice.received();
  await alice.gets("TOPIC #a", ":irc.test 331 alice #a :No topic is set");
  await alice.gets(
    "TOPIC #a :\x0304red\x03 \x02news",
    ":alice!alice@maru TOPIC #a :red news",
  );
  await bob.gets(
    "TOPIC #a",
    ":irc.test 332 bob #a :red news",
    ":irc.test 333 bob #a alice :SECONDS",
  );
  await bob.gets(
    "TOPIC #a :mine",
    ":irc.test 442 bob #a :You're not on that channel",
  );
  await bob.gets("TOPIC #none", ":irc.test 403 bob #none :No such channel");
  await bob.gets("TOPIC", ":irc.test 461 bob TOPIC :Not enough parameters");
  await alice.gets("TOPIC #a :", ":alice!alice@maru TOPIC #a :");
  await alice.gets("TOPIC #a", ":irc.test 331 alice #a :No topic is set");
});

Deno.test("IRC: NAMES of what is not known is an empty list", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice");
  await alice.gets("NAMES", ":irc.test 366 alice * :End of NAMES list");
  await alice.gets(
    "NAMES #none",
    ":irc.test 366 alice #none :End of NAMES list",
  );
  alice.says("JOIN #a");
  await alice.received();
  await alice.gets(
    "NAMES #a,#none",
    ":irc.test 353 alice = #a :alice",
    ":irc.test 366 alice #a :End of NAMES list",
    ":irc.test 366 alice #none :End of NAMES list",
  );
});

Deno.test("IRC: LIST shows rooms that are found by name", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice");
  alice.says("JOIN #a,#b");
  alice.says("TOPIC #b :words");
  alice.says("PRIVMSG maru :/invite new");
  await alice.received();
  const start = ":irc.test 321 alice Channel :Users  Name";
  const end = ":irc.test 323 alice :End of LIST";
  const [a, b] = [
    ":irc.test 322 alice #a 1 :",
    ":irc.test 322 alice #b 1 :words",
  ];
  await alice.gets("LIST", start, a, b, end);
  await alice.gets("LIST #b", start, b, end);
  await alice.gets("LIST #none", start, end);
  await alice.gets("LIST >0", start, a, b, end);
  await alice.gets("LIST >0,<2", start, a, b, end);
  await alice.gets("LIST >1", start, end);
  await alice.gets("LIST <1", start, end);
});

Deno.test("IRC: INVITE reaches IRC and nc, and has its errors", async () => {
  await using server = await IrcServer.open();
  const [alice, bob] = [await server.enter("alice"), await server.enter("bob")];
  const carol = await server.login("carol");
  alice.says("JOIN #a");
  await alice.received();
  await alice.gets("INVITE bob #a", ":irc.test 341 alice bob :#a");
  await bob.has(":alice!alice@maru INVITE bob #a");
  await alice.gets("INVITE carol #a", ":irc.test 341 alice carol :#a");
  await carol.sees("*** alice asks you to come: /join a");
  await alice.gets(
    "INVITE alice #a",
    ":irc.test 443 alice alice #a :is already on channel",
  );
  await alice.gets(
    "INVITE nobody1 #a",
    ":irc.test 401 alice nobody1 :No such nick",
  );
  await alice.gets(
    "INVITE bob #none",
    ":irc.test 403 alice #none :No such channel",
  );
  await bob.gets(
    "INVITE carol #a",
    ":irc.test 442 bob #a :You're not on that channel",
  );
  await bob.gets(
    "INVITE carol",
    ":irc.test 461 bob INVITE :Not enough parameters",
  );
});

Deno.test("IRC: MODE shows what is so, and changes nothing without a right", async () => {
  await using server = await IrcServer.open();
  const [alice, bob] = [await server.enter("alice"), await server.enter("bob")];
  alice.says("JOIN #a");
  await alice.received();
  await alice.gets("MODE #a", ":irc.test 324 alice #a :+n");
  await alice.gets(
    "MODE #a b",
    ":irc.test 368 alice #a :End of channel ban list",
  );
  await alice.gets(
    "MODE #a +b",
    ":irc.test 368 alice #a :End of channel ban list",
  );
  await alice.gets(
    "MODE #a +i",
    ":irc.test 482 alice #a :You're not channel operator",
  );
  await alice.gets(
    "MODE #a +o bob",
    ":irc.test 482 alice #a :You're not channel operator",
  );
  await alice.gets(
    "MODE #a +X",
    ":irc.test 472 alice X :is unknown mode char to me",
  );
  await bob.gets("MODE #none", ":irc.test 403 bob #none :No such channel");
  await bob.gets("MODE bob", ":irc.test 221 bob :+");
  await bob.gets("MODE bob +i", ":bob!bob@maru MODE bob +i");
  await bob.gets("MODE bob", ":irc.test 221 bob :+i");
  await bob.gets("MODE bob +o");
  await bob.gets("MODE bob +Q", ":irc.test 501 bob :Unknown MODE flag");
  await bob.gets(
    "MODE alice +i",
    ":irc.test 502 bob :Cannot change mode for other users",
  );
  await bob.gets("MODE nobody1 +i", ":irc.test 401 bob nobody1 :No such nick");
});
