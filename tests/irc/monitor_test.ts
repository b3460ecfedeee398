import { IrcServer } from "./harness/irc_peer.ts";

Deno.test("IRC: MONITOR tells of those who come, go and change their name", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice");
  await alice.gets("MONITOR + Bob,carol", ":irc.test 731 alice :Bob,carol");
  const bob = await server.enter("bob");
  await alice.has(":irc.test 730 alice :bob!bob@maru");
  await alice.gets(
    "MONITOR S",
    ":irc.test 730 alice :bob!bob@maru",
    ":irc.test 731 alice :carol",
  );
  bob.says("NICK carol");
  await bob.received();
  await alice.has(
    ":irc.test 731 alice :bob",
    ":irc.test 730 alice :carol!bob@maru",
  );
  bob.says("QUIT");
  await bob.rest();
  await alice.sees(/ 731 alice :carol/);
  await alice.gets(
    "MONITOR L",
    ":irc.test 732 alice :Bob,carol",
    ":irc.test 733 alice :End of MONITOR list",
  );
  await alice.gets("MONITOR - BOB");
  await alice.gets(
    "MONITOR L",
    ":irc.test 732 alice :carol",
    ":irc.test 733 alice :End of MONITOR list",
  );
  await alice.gets("MONITOR + maru", ":irc.test 730 alice :maru!maru@maru");
  await alice.gets("MONITOR C");
  await alice.gets("MONITOR L", ":irc.test 733 alice :End of MONITOR list");
  const nc = await server.login("carol");
  await alice.gets(
    "MONITOR + *!*@*,carol",
    ":irc.test 730 alice :carol!u@maru",
    ":irc.test 731 alice :*!*@*",
  );
  nc.says("/quit");
  await alice.sees(/ 731 alice :carol/);
  const many = Array.from({ length: 101 }, (_, at) => `n${at}`).join(",");
  await alice.gets("MONITOR C");
  alice.says(`MONITOR + ${many}`);
  await alice.sees(/ 734 alice 100 n100 :Monitor list is full/);
});

Deno.test("IRC: the server tells of itself", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice");
  await alice.gets("VERSION", ":irc.test 351 alice maru-VERSION irc.test :");
  await alice.gets(
    "TIME other.test",
    ":irc.test 402 alice other.test :No such server",
  );
  await alice.gets(
    "MOTD irc.test",
    ":irc.test 375 alice :- irc.test Message of the day -",
    ":irc.test 372 alice :- hello",
    ":irc.test 372 alice :- Everyone starts in #lobby. /LIST shows the other rooms.",
    ":irc.test 372 alice :- /MSG maru help lists what else there is.",
    ":irc.test 376 alice :End of MOTD command",
  );
  await alice.gets(
    "HELP privmsg",
    ":irc.test 704 alice PRIVMSG :Commands of this server",
    ":irc.test 705 alice PRIVMSG :PRIVMSG <channel or nick>[,…] :<text>: say something",
    ":irc.test 706 alice PRIVMSG :End of HELP",
  );
  await alice.gets(
    "HELP foo",
    ":irc.test 524 alice FOO :No help available on this topic",
  );
  await alice.gets(
    "frobnicate x",
    ":irc.test 421 alice FROBNICATE :Unknown command",
  );
  await alice.gets(
    "USER a 0 * :b",
    ":irc.test 462 alice :You may not reregister",
  );
  await alice.gets("PASS x", ":irc.test 462 alice :You may not reregister");
  await alice.gets(
    "\x01\x02\x03x",
    ":irc.test 421 alice \x01X :Unknown command",
  );
});

Deno.test("IRC: an operator kills, and others are told that they may not", async () => {
  await using server = await IrcServer.open({
    operatorPassword: "root",
    limits: { wrongPassword: 1, rate: 0, perAddress: 0 },
  });
  const [alice, bob] = [await server.enter("alice"), await server.enter("bob")];
  const carol = await server.login("carol");
  await alice.gets(
    "KILL bob :out",
    ":irc.test 481 alice :Permission Denied - You're not an operator",
  );
  await alice.gets(
    "OPER alice",
    ":irc.test 461 alice OPER :Not enough parameters",
  );
  await alice.gets(
    "OPER alice nope",
    ":irc.test 464 alice :Password incorrect",
  );
  await alice.gets(
    "OPER any root",
    ":irc.test 381 alice :You are now an operator",
    ":irc.test MODE alice +o",
  );
  await alice.gets("MODE alice", ":irc.test 221 alice :+o");
  await alice.gets(
    "KILL nobody1 :out",
    ":irc.test 401 alice nobody1 :No such nick",
  );
  await alice.gets(
    "KILL irc.test :out",
    ":irc.test 483 alice :You can't kill a server",
  );
  alice.says("KILL bob :out");
  alice.says("KILL carol :you too");
  await bob.sees(/^:alice!alice@maru KILL bob :out/);
  await bob.sees(/^ERROR :Closing link: alice sent you away: out/);
  await carol.sees("*** alice sent you away: you too");
  await alice.gets("MODE alice -o", ":alice!alice@maru MODE alice -o");
});

Deno.test("IRC: without a password of operators there are none", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice");
  await alice.gets(
    "OPER a b",
    ":irc.test 491 alice :No operators are set up here",
  );
});

Deno.test("IRC: guesses at the operators' password are bounded as /op's are", async () => {
  await using server = await IrcServer.open({
    operatorPassword: "root",
    limits: { guesses: 2, wrongPassword: 1, rate: 0, perAddress: 0 },
  });
  const [alice, nc] = [
    await server.enter("alice"),
    await server.login("carol"),
  ];
  const wrong = ":irc.test 464 alice :Password incorrect";
  await alice.gets("OPER a one", wrong);
  nc.says("/op two");
  await nc.sees("*** wrong password");
  alice.says("OPER a root");
  await alice.sees(/ 464 alice /);
  await alice.gets("MODE alice", ":irc.test 221 alice :+");
});
