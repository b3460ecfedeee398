import { IrcServer } from "./harness/irc_peer.ts";

/** alice, on IRC, with one bob in a link room and one in the lobby. */
async function twoBobs(server: IrcServer) {
  const alice = await server.enter("alice");
  alice.says("PRIVMSG maru :invite new");
  await alice.received();
  const [room] = [...server.services.registry.links.rooms()];
  const inside = await server.login("web");
  inside.says(`/join ${room.name}`);
  await inside.sees("*** web has joined");
  inside.says("/nick bob");
  await inside.sees("*** web is now bob");
  const outside = await server.login("bob");
  alice.says("JOIN #lobby");
  await alice.sees(/ 366 alice #lobby /);
  await outside.sees("*** alice has joined");
  await alice.received();
  return { alice, inside, outside, room };
}

Deno.test("IRC: a private line to one of two of a name reaches the one who is meant", async () => {
  await using server = await IrcServer.open();
  const { alice, inside, outside, room } = await twoBobs(server);
  const place = room.name.split("-")[0];
  await alice.gets(
    "PRIVMSG bob :who are you",
    ":irc.test 407 alice bob :Too many targets",
    `:maru!maru@maru NOTICE alice :several people are called bob; write one of bob|public, bob|${place}`,
  );
  await alice.gets("NOTICE bob :psst");
  alice.says(`PRIVMSG bob|${place} :inside`);
  alice.says("PRIVMSG bob|public :outside");
  await inside.sees("[alice -> you] inside");
  await outside.sees("[alice -> you] outside");
  inside.says("/msg alice psst");
  await alice.sees(RegExp(`^:bob\\|${place}!u@maru PRIVMSG alice :psst`));
  outside.says("/msg alice psst");
  await alice.sees(/^:bob\|public!u@maru PRIVMSG alice :psst/);
  inside.says("/quit");
  await alice.sees(/^:bob!u@maru PART #r\//);
  outside.says("/msg alice alone");
  await alice.sees(/^:bob!u@maru PRIVMSG alice :alone/);
});

Deno.test("IRC: what happens to a name in a link room leaves the same nick elsewhere alone", async () => {
  await using server = await IrcServer.open();
  const { alice, inside } = await twoBobs(server);
  inside.says("/nick rob");
  await inside.sees("*** bob is now rob");
  await alice.has(
    ":bob!u@maru PART #r/LINK",
    ":rob!u@maru JOIN #r/LINK",
  );
  await alice.gets(
    "WHOIS rob",
    ":irc.test 311 alice rob u maru * :rob",
    ":irc.test 319 alice rob :#r/LINK",
    ":irc.test 312 alice rob irc.test :maru",
    ":irc.test 317 alice rob IDLE SINCE :seconds idle, signon time",
    ":irc.test 318 alice rob :End of WHOIS list",
  );
});

Deno.test("IRC: nobody outside of a link room learns who is in it", async () => {
  await using server = await IrcServer.open();
  const { room } = await twoBobs(server);
  const inside = await server.login("carol");
  inside.says(`/join ${room.name}`);
  await inside.sees("*** carol has joined");
  const eve = await server.enter("eve");
  await eve.gets("ISON carol", ":irc.test 303 eve :");
  await eve.gets("MONITOR + carol", ":irc.test 731 eve :carol");
  await eve.gets("WHO carol", ":irc.test 315 eve carol :End of WHO list");
  await eve.gets("WHO car*", ":irc.test 315 eve car* :End of WHO list");
  await eve.gets("USERHOST carol", ":irc.test 302 eve :");
  await eve.gets(
    "WHOIS carol",
    ":irc.test 401 eve carol :No such nick",
    ":irc.test 318 eve carol :End of WHOIS list",
  );
  await eve.gets(
    "PRIVMSG carol :psst",
    ":irc.test 401 eve carol :No such nick",
  );
  await eve.gets("NICK carol", ":eve!eve@maru NICK carol");
  inside.says("/leave");
  await inside.sees(/^\*\*\* somebody there is called carol already; /);
});

Deno.test("IRC: MONITOR tells of a link room to those who are in it", async () => {
  await using server = await IrcServer.open();
  const { alice, inside } = await twoBobs(server);
  const eve = await server.enter("eve");
  await eve.gets("MONITOR + rob", ":irc.test 731 eve :rob");
  await alice.gets("MONITOR + rob", ":irc.test 731 alice :rob");
  inside.says("/nick rob");
  await alice.sees(/ 730 alice :rob!u@maru/);
  await eve.gets("ISON rob", ":irc.test 303 eve :");
  const other = await server.login("rob");
  await eve.sees(/ 730 eve :rob!u@maru/);
  await alice.sees(/ 730 alice :rob!u@maru/);
  // Of the two that alice knows, one is still there.
  other.says("/quit");
  await eve.sees(/ 731 eve :rob/);
  inside.says("/quit");
  await alice.sees(/ 731 alice :rob/);
  await eve.gets("MONITOR S", ":irc.test 731 eve :rob");
});

Deno.test("IRC: a channel where one's nick is somebody else's says what to do", async () => {
  await using server = await IrcServer.open();
  const { room } = await twoBobs(server);
  const guest = await server.login("guest");
  guest.says(`/join ${room.name}`);
  await guest.sees("*** guest has joined");
  guest.says("/nick eve");
  await guest.sees("*** guest is now eve");
  const eve = await server.enter("eve");
  await eve.gets(
    `JOIN #r/${room.name}`,
    ":irc.test 437 eve #r/LINK :Nick/channel is temporarily unavailable",
    ":maru!maru@maru NOTICE eve :somebody there is called eve already; take another name with /nick, and come again",
  );
  await eve.gets("NICK eva", ":eve!eve@maru NICK eva");
  eve.says(`JOIN #r/${room.name}`);
  await guest.sees("*** eva has joined");
  await eve.sees(/ 366 eva #r\//);
  // A nick has to be free in every place one is in.
  await eve.gets(
    "NICK eve",
    ":irc.test 433 eva eve :Nickname is already in use",
  );
});
