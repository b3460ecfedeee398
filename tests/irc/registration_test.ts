import { assertEquals } from "@std/assert";
import { IrcServer } from "./harness/irc_peer.ts";

const WELCOME = [
  ":irc.test 001 alice :Welcome to irc.test, alice",
  ":irc.test 002 alice :Your host is irc.test, running maru-VERSION",
  ":irc.test 003 alice :This server was started at TIME",
  ":irc.test 004 alice irc.test maru-VERSION io :binosv",
  ":irc.test 005 alice CASEMAPPING=ascii CHANTYPES=# PREFIX=(ov)@+ CHANMODES=,,,ins NICKLEN=24 CHANNELLEN=97 TOPICLEN=300 AWAYLEN=300 KICKLEN=300 NAMELEN=100 USERLEN=10 CHANLIMIT=#:20 MONITOR=100 :are supported by this server",
  ":irc.test 005 alice CHATHISTORY=100 MSGREFTYPES=msgid,timestamp CLIENTTAGDENY=*,-typing TARGMAX=PRIVMSG:4,NOTICE:4 ELIST=U NETWORK=irc.test UTF8ONLY WHOX :are supported by this server",
  ":irc.test 251 alice :There are 1 users and 0 invisible on 1 servers",
  ":irc.test 252 alice 0 :operator(s) online",
  ":irc.test 253 alice 0 :unknown connection(s)",
  ":irc.test 254 alice 0 :channels formed",
  ":irc.test 255 alice :I have 1 clients and 0 servers",
  ":irc.test 265 alice 1 1 :Current local users 1, max 1",
  ":irc.test 266 alice 1 1 :Current global users 1, max 1",
  ":irc.test 375 alice :- irc.test Message of the day -",
  ":irc.test 372 alice :- hello",
  ":irc.test 372 alice :- Everyone starts in #lobby. /LIST shows the other rooms.",
  ":irc.test 372 alice :- /MSG maru help lists what else there is.",
  ":irc.test 376 alice :End of MOTD command",
];

Deno.test("IRC: NICK and USER are welcomed, in either order", async () => {
  for (
    const order of [["NICK alice", "USER a 0 * :A"], [
      "USER a 0 * :A",
      "NICK alice",
    ]]
  ) {
    await using server = await IrcServer.open();
    const alice = await server.peer();
    for (const line of order) alice.says(line);
    await alice.has(...WELCOME);
  }
});

Deno.test("IRC: a welcome waits for CAP END", async () => {
  await using server = await IrcServer.open();
  const alice = await server.peer();
  await alice.gets(
    "CAP LS 302",
    ":irc.test CAP * LS :away-notify batch cap-notify draft/chathistory draft/event-playback draft/no-implicit-names echo-message labeled-response message-tags multi-prefix server-time setname standard-replies userhost-in-names",
  );
  await alice.gets("NICK alice");
  await alice.gets("USER a 0 * :A");
  await alice.gets("CAP LIST", ":irc.test CAP alice LIST :cap-notify");
  await alice.gets("CAP END", ...WELCOME);
});

Deno.test("IRC: capabilities are taken whole or not at all", async () => {
  await using server = await IrcServer.open();
  const alice = await server.peer();
  await alice.gets("CAP REQ :foo", ":irc.test CAP * NAK :foo");
  await alice.gets(
    "CAP REQ :multi-prefix bar",
    ":irc.test CAP * NAK :multi-prefix bar",
  );
  await alice.gets("CAP LIST", ":irc.test CAP * LIST :");
  await alice.gets(
    "CAP REQ :batch setname",
    ":irc.test CAP * ACK :batch setname",
  );
  await alice.gets("CAP REQ :-batch", ":irc.test CAP * ACK :-batch");
  await alice.gets("CAP LIST", ":irc.test CAP * LIST :setname");
  await alice.gets("CAP NONE", ":irc.test 410 * NONE :Invalid CAP command");
});

Deno.test("IRC: what is said before a name has its numeric", async () => {
  await using server = await IrcServer.open();
  const alice = await server.peer();
  await alice.gets("JOIN :", ":irc.test 451 * :You have not registered");
  await alice.gets("NONSENSE", ":irc.test 451 * :You have not registered");
  await alice.gets("NICK", ":irc.test 431 * :No nickname given");
  await alice.gets("NICK :", ":irc.test 431 * :No nickname given");
  await alice.gets("NICK *", ":irc.test 432 * * :Erroneous nickname");
  await alice.gets("USER a", ":irc.test 461 * USER :Not enough parameters");
  await alice.gets(
    "USER a 0 * :",
    ":irc.test 461 * USER :Not enough parameters",
  );
  await alice.gets("PASS", ":irc.test 461 * PASS :Not enough parameters");
  await alice.gets("PING", ":irc.test 409 * :No origin specified");
});

Deno.test("IRC: a nick is made a name before the welcome, which tells it", async () => {
  await using server = await IrcServer.open();
  for (
    const [nick, name] of [["[bob]", "bob_"], ["_carol", "carol"], [
      "민수",
      "민수",
    ]]
  ) {
    const peer = await server.peer();
    peer.says(`NICK ${nick}`);
    peer.says("USER u 0 * :U");
    await peer.sees(new RegExp(` 001 ${name} `));
  }
});

Deno.test("IRC: a name that is taken is 433, and so is one that is reserved", async () => {
  await using server = await IrcServer.open();
  await server.enter("alice");
  const other = await server.peer();
  await other.gets(
    "NICK Alice",
    ":irc.test 433 * Alice :Nickname is already in use",
  );
  await other.gets(
    "NICK maru",
    ":irc.test 433 * maru :Nickname is already in use",
  );
  other.says("NICK alicia");
  other.says("USER u 0 * :U");
  await other.sees(/ 376 alicia /);
  await other.gets(
    "NICK ALICE",
    ":irc.test 433 alicia ALICE :Nickname is already in use",
  );
});

Deno.test("IRC: a nick broken by a client that had to find another is chosen for it", async () => {
  await using server = await IrcServer.open();
  await server.enter("김철수");
  const other = await server.peer();
  other.says("USER u 0 * :U");
  other.says("NICK 김철수");
  await other.sees(/ 433 /);
  // irssi cuts a byte off the last syllable, and puts an underscore there.
  const bytes = new TextEncoder().encode("NICK 김철수");
  other.sends(new Uint8Array([...bytes.subarray(0, -1), 0x5f, 0x0d, 0x0a]));
  await other.sees(/ 001 김철수2 /);
});

Deno.test("IRC: a password comes before the name", async () => {
  await using server = await IrcServer.open({
    password: "open sesame",
    limits: { wrongPassword: 1, rate: 0, perAddress: 0 },
  });
  const right = await server.peer();
  right.says("PASS :open sesame");
  right.says("NICK alice");
  right.says("USER a 0 * :A");
  await right.sees(/ 001 alice /);
  for (const first of ["PASS wrong", "NICK bob"]) {
    const wrong = await server.peer();
    for (
      const line of [first, "NICK bob", "USER b 0 * :B", "PASS :open sesame"]
    ) {
      wrong.says(line);
    }
    assertEquals(await wrong.rest(), [
      ":irc.test 464 bob :Password incorrect",
      "ERROR :Closing link: wrong password",
    ]);
  }
});

Deno.test("IRC: QUIT is answered by ERROR, and the end", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice");
  alice.says("QUIT :so long");
  assertEquals(await alice.rest(), ["ERROR :Closing link: so long"]);
});

Deno.test("IRC: a banned name is 465, and the end", async () => {
  await using server = await IrcServer.open({
    bans: [{
      kind: "ban",
      name: "bob",
      address: "",
      until: null,
      why: "spam",
      by: "a",
    }],
  });
  const bob = await server.peer();
  bob.says("NICK bob");
  bob.says("USER b 0 * :B");
  assertEquals(await bob.rest(), [
    ":irc.test 465 bob :you are banned: spam",
    "ERROR :Closing link: you are banned: spam",
  ]);
});

Deno.test("IRC: a server that stops says ERROR to everyone", async () => {
  const server = await IrcServer.open();
  const [alice, nameless] = [await server.enter("alice"), await server.peer()];
  await nameless.received();
  await server.stop();
  for (const peer of [alice, nameless]) {
    assertEquals(await peer.rest(), [
      "ERROR :Closing link: the server is going down; goodbye",
    ]);
    peer.closes();
  }
});
