import { IrcServer } from "./harness/irc_peer.ts";

Deno.test("IRC: a link room is found by its id alone, however that is written", async () => {
  await using server = await IrcServer.open();
  const [alice, bob] = [await server.enter("alice"), await server.enter("bob")];
  await alice.gets(
    "PRIVMSG maru :/invite",
    ":alice!alice@maru JOIN #r/LINK",
    ":irc.test MODE #r/LINK +o alice",
    ":irc.test 353 alice @ #r/LINK :@alice",
    ":irc.test 366 alice #r/LINK :End of NAMES list",
    ":maru!maru@maru NOTICE alice :this room is found by its link only: /r/LINK",
    ":maru!maru@maru NOTICE alice :with a line client: /join LINK",
  );
  const [room] = [...server.services.registry.links.rooms()];
  const typed = `#${room.name.replaceAll("-", "").toUpperCase()}`;
  bob.says(`JOIN ${typed}`);
  await bob.has(
    `:irc.test 470 bob ${typed} #r/LINK :Forwarding to another channel`,
    ":bob!bob@maru JOIN #r/LINK",
    ":irc.test 353 bob @ #r/LINK :@alice bob",
    ":irc.test 366 bob #r/LINK :End of NAMES list",
  );
  const channel = `#r/${room.name}`;
  await bob.gets(
    `MODE ${channel} +i`,
    ":irc.test 482 bob #r/LINK :You're not channel operator",
  );
  await alice.received();
  await alice.gets(`MODE ${channel} +i`, ":alice!alice@maru MODE #r/LINK +i");
  await alice.gets(
    `MODE ${channel}`,
    ":irc.test 324 alice #r/LINK :+ins",
    ":irc.test 329 alice #r/LINK :SECONDS",
  );
  const carol = await server.enter("carol");
  await carol.gets(
    `JOIN ${channel}`,
    ":irc.test 473 carol #r/LINK :Cannot join channel (+i)",
  );
  await carol.gets(
    `NAMES ${channel}`,
    ":irc.test 366 carol #r/LINK :End of NAMES list",
  );
  await carol.gets(
    `WHO ${channel}`,
    ":irc.test 315 carol #r/LINK :End of WHO list",
  );
  const wrong = `#r/${
    room.name.replace(/.$/, (last) => last === "0" ? "1" : "0")
  }`;
  await carol.gets(
    `JOIN ${wrong}`,
    ":irc.test 403 carol #r/LINK :No such channel",
  );
});

Deno.test("IRC: the owner of a link room kicks, and others do not", async () => {
  await using server = await IrcServer.open();
  const [alice, bob] = [await server.enter("alice"), await server.enter("bob")];
  const carol = await server.login("carol");
  alice.says("PRIVMSG maru :invite");
  await alice.received();
  const [room] = [...server.services.registry.links.rooms()];
  const channel = `#r/${room.name}`;
  bob.says(`JOIN ${channel}`);
  carol.says(`/join ${room.name}`);
  await carol.sees("*** carol has joined");
  await bob.received();
  await alice.received();
  await bob.gets(
    `KICK ${channel} alice`,
    ":irc.test 482 bob #r/LINK :You're not channel operator",
  );
  await alice.gets(
    `KICK ${channel} bob,nobody1 :not here`,
    ":alice!alice@maru KICK #r/LINK bob :not here",
    ":irc.test 441 alice nobody1 #r/LINK :They aren't on that channel",
  );
  await bob.has(
    ":maru!maru@maru NOTICE bob :alice sent you away: not here",
    ":alice!alice@maru KICK #r/LINK bob :not here",
  );
  await bob.gets(
    `JOIN ${channel}`,
    ":irc.test 473 bob #r/LINK :Cannot join channel (+i)",
  );
  await alice.gets(
    `KICK ${channel} carol`,
    ":alice!alice@maru KICK #r/LINK carol :carol",
  );
  await carol.sees("*** alice sent you away");
  await alice.gets(
    "KICK #none bob",
    ":irc.test 403 alice #none :No such channel",
  );
  await alice.gets(
    "KICK #r",
    ":irc.test 461 alice KICK :Not enough parameters",
  );
  await alice.gets(
    "PRIVMSG maru :/close",
    ":maru!maru@maru NOTICE alice :alice closed this room",
    ":alice!alice@maru KICK #r/LINK alice :alice",
  );
});

Deno.test("IRC: twenty channels, and no more", async () => {
  await using server = await IrcServer.open();
  const alice = await server.enter("alice", "draft/no-implicit-names");
  const names = Array.from({ length: 20 }, (_, at) => `#r${at}`);
  alice.says(`JOIN ${names.join(",")}`);
  await alice.received();
  await alice.gets(
    "JOIN #more",
    ":irc.test 405 alice #more :You have joined too many channels",
  );
});
