import { IrcServer } from "./harness/irc_peer.ts";

Deno.test("IRC: WHO tells of a channel, a nick and a mask", async () => {
  await using server = await IrcServer.open();
  const [alice, bob] = [await server.enter("alice"), await server.enter("bob")];
  for (const peer of [alice, bob]) {
    peer.says("JOIN #a");
    await peer.received();
  }
  await bob.gets(
    "AWAY :gone",
    ":irc.test 306 bob :You have been marked as being away",
  );
  await alice.received();
  const row = (channel: string, nick: string, flags: string) =>
    `:irc.test 352 alice ${channel} ${nick} maru irc.test ${nick} ${flags} :0 Real ${nick}`;
  const end = (mask: string) => `:irc.test 315 alice ${mask} :End of WHO list`;
  await alice.gets(
    "WHO #A",
    row("#a", "alice", "H"),
    row("#a", "bob", "G"),
    end("#A"),
  );
  await alice.gets("WHO BOB", row("#a", "bob", "G"), end("BOB"));
  await alice.gets("WHO *i?", end("*i?"));
  await alice.gets("WHO b*", row("#a", "bob", "G"), end("b*"));
  await alice.gets(
    "WHO 0",
    row("#a", "alice", "H"),
    row("#a", "bob", "G"),
    end("0"),
  );
  await alice.gets("WHO * o", end("*"));
  await alice.gets("WHO #none", end("#none"));
  await alice.gets("WHO nobody1", end("nobody1"));
  await alice.gets(
    "WHO bob %tcuihsnfdlaor,12",
    ":irc.test 354 alice 12 #a bob 255.255.255.255 maru irc.test bob G 0 0 0 n/a :Real bob",
    end("bob"),
  );
  await alice.gets("WHO bob %na", ":irc.test 354 alice bob :0", end("bob"));
});

Deno.test("IRC: WHOIS tells of several, and of who is not here", async () => {
  await using server = await IrcServer.open({ operatorPassword: "root" });
  const [alice, bob] = [await server.enter("alice"), await server.enter("bob")];
  await server.login("carol");
  bob.says("JOIN #a,#b");
  bob.says("AWAY :gone");
  bob.says("OPER bob root");
  await bob.received();
  const bobIs = [
    ":irc.test 311 alice bob bob maru * :Real bob",
    ":irc.test 319 alice bob :#a #b",
    ":irc.test 312 alice bob irc.test :maru",
    ":irc.test 313 alice bob :is an operator",
    ":irc.test 301 alice bob :gone",
    ":irc.test 317 alice bob IDLE SINCE :seconds idle, signon time",
  ];
  await alice.gets(
    "WHOIS Bob",
    ...bobIs,
    ":irc.test 318 alice Bob :End of WHOIS list",
  );
  await alice.gets(
    "WHOIS bob bob",
    ...bobIs,
    ":irc.test 318 alice bob :End of WHOIS list",
  );
  await alice.gets(
    "WHOIS carol,nobody1",
    ":irc.test 311 alice carol u maru * :carol",
    ":irc.test 319 alice carol :#lobby",
    ":irc.test 312 alice carol irc.test :maru",
    ":irc.test 317 alice carol IDLE SINCE :seconds idle, signon time",
    ":irc.test 401 alice nobody1 :No such nick",
    ":irc.test 318 alice carol,nobody1 :End of WHOIS list",
  );
  await alice.gets("WHOIS", ":irc.test 431 alice :No nickname given");
  await alice.gets(
    "WHOWAS bob",
    ":irc.test 406 alice bob :There was no such nickname",
    ":irc.test 369 alice bob :End of WHOWAS",
  );
});

Deno.test("IRC: a link room is shown in WHOIS to its members alone", async () => {
  await using server = await IrcServer.open();
  const [alice, bob] = [await server.enter("alice"), await server.enter("bob")];
  bob.says("PRIVMSG maru :/invite");
  await bob.received();
  alice.says("WHOIS bob");
  const lines = await alice.received();
  if (lines.some((line) => line.includes("#r/"))) throw new Error("shown");
  alice.says(`JOIN #${[...server.services.registry.links.rooms()][0].name}`);
  await alice.received();
  alice.says("WHOIS bob");
  await alice.sees(/ 319 alice bob :@#r\//);
});

Deno.test("IRC: AWAY is told on PRIVMSG, in USERHOST, and to those who asked", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice", "away-notify");
  const [bob, carol] = [await server.enter("bob"), await server.login("carol")];
  for (const peer of [alice, bob]) {
    peer.says("JOIN #lobby");
    await peer.received();
  }
  await alice.received();
  await bob.gets(
    "AWAY :at lunch",
    ":irc.test 306 bob :You have been marked as being away",
  );
  await alice.has(":bob!bob@maru AWAY :at lunch");
  await alice.gets("PRIVMSG bob :here?", ":irc.test 301 alice bob :at lunch");
  await alice.gets("NOTICE bob :here?");
  await alice.gets(
    "USERHOST bob alice nobody1",
    ":irc.test 302 alice :bob=-bob@maru alice=+alice@maru",
  );
  await bob.received();
  await bob.gets(
    "AWAY",
    ":irc.test 305 bob :You are no longer marked as being away",
  );
  await alice.has(":bob!bob@maru AWAY");
  carol.says("/away out");
  await carol.sees("*** you are away: out");
  await alice.has(":carol!u@maru AWAY :out");
  carol.says("/join other");
  await carol.sees("*** 1 here: carol (away)");
  carol.says("/join lobby");
  await carol.sees(/^\*\*\* 3 here/);
  await alice.sees(/^:carol!u@maru JOIN #lobby/);
  await alice.has(":carol!u@maru AWAY :out");
  await alice.gets(
    "AWAY :",
    ":irc.test 305 alice :You are no longer marked as being away",
  );
});

Deno.test("IRC: ISON and LUSERS count who is here", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice");
  await server.login("carol");
  await server.peer();
  await alice.gets(
    "ISON Carol nobody1 alice",
    ":irc.test 303 alice :carol alice",
  );
  await alice.gets("ISON Maru", ":irc.test 303 alice :maru");
  await alice.gets("USERHOST maru", ":irc.test 302 alice :maru=+maru@maru");
  await alice.gets(
    "WHOIS maru",
    ":irc.test 311 alice maru maru maru * :takes the commands of this server: help lists them",
    ":irc.test 312 alice maru irc.test :maru",
    ":irc.test 318 alice maru :End of WHOIS list",
  );
  await alice.gets("ISON nobody1", ":irc.test 303 alice :");
  await alice.gets("ISON", ":irc.test 461 alice ISON :Not enough parameters");
  await alice.gets("MODE alice +i", ":alice!alice@maru MODE alice +i");
  await alice.gets(
    "LUSERS",
    ":irc.test 251 alice :There are 1 users and 1 invisible on 1 servers",
    ":irc.test 252 alice 0 :operator(s) online",
    ":irc.test 253 alice 1 :unknown connection(s)",
    ":irc.test 254 alice 1 :channels formed",
    ":irc.test 255 alice :I have 2 clients and 0 servers",
    ":irc.test 265 alice 2 2 :Current local users 2, max 2",
    ":irc.test 266 alice 2 2 :Current global users 2, max 2",
  );
});

Deno.test("IRC: SETNAME is shown to those who asked", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice", "setname");
  const bob = await server.enter("bob", "setname");
  for (const peer of [alice, bob]) {
    peer.says("JOIN #a");
    await peer.received();
  }
  await alice.received();
  await alice.gets(
    "SETNAME :Another Name",
    ":alice!alice@maru SETNAME :Another Name",
  );
  await bob.has(":alice!alice@maru SETNAME :Another Name");
  await bob.gets(
    "WHO alice",
    ":irc.test 352 bob #a alice maru irc.test alice H :0 Another Name",
    ":irc.test 315 bob alice :End of WHO list",
  );
  await alice.gets(
    `SETNAME :${"x".repeat(101)}`,
    ":irc.test FAIL SETNAME INVALID_REALNAME :Realname is not valid",
  );
});
