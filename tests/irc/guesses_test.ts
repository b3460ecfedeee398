import { assert } from "@std/assert";
import { IrcServer } from "./harness/irc_peer.ts";

const QUICK = { rate: 0, wrongPassword: 0, perAddress: 0 };
const WRONG = ":irc.test 464 alice :Password incorrect";

Deno.test("IRC: OPER counts with /op, over all connections", async () => {
  await using server = await IrcServer.open({
    operatorPassword: "root",
    limits: { ...QUICK, guesses: 2 },
  });
  const alice = await server.enter("alice");
  await alice.gets("OPER alice nope", WRONG);
  const bob = await server.login("bob");
  bob.says("/op nope");
  await bob.sees("*** wrong password");
  bob.says("/op root");
  await bob.sees(/\*\*\* not tried/);
  alice.says("OPER alice root");
  await alice.sees(/ NOTICE alice :not tried/);
  await alice.sees(/ 464 alice /);
  assert(![...server.services.registry.people()].some((one) => one.isOperator));
});

Deno.test("IRC: PASS counts with the server's password, over all connections", async () => {
  await using server = await IrcServer.open({
    password: "open sesame",
    limits: { ...QUICK, loginGuesses: 2 },
  });
  for (const words of ["nope", "still not"]) {
    const one = await server.peer();
    for (const line of [`PASS :${words}`, "NICK alice", "USER a 0 * :A"]) {
      one.says(line);
    }
    await one.sees(/ 464 /);
    await one.sees(/^ERROR :.*wrong password/);
  }
  const right = await server.peer();
  for (const line of ["PASS :open sesame", "NICK alice", "USER a 0 * :A"]) {
    right.says(line);
  }
  await right.sees(/^ERROR :.*not tried/);
  const line = await server.connect();
  line.says("open sesame");
  await line.sees(/\*\*\* not tried/);
});

Deno.test("IRC: no mute or ban is dodged by NICK, or by coming again as somebody else", async () => {
  await using server = await IrcServer.open({
    operatorPassword: "root",
    limits: QUICK,
  });
  const olga = await server.login("olga");
  olga.says("/op root");
  await olga.sees("*** you are an operator now");
  const mallory = await server.enter("mallory");
  mallory.says("JOIN #tea");
  await mallory.sees(/ 366 /);
  olga.says("/mute mallory");
  await mallory.sees(/you are muted/);
  for (
    const line of [
      "NICK other",
      "PRIVMSG #tea :hello",
      "PRIVMSG #tea :\x01ACTION waves\x01",
    ]
  ) {
    mallory.says(line);
    await mallory.sees(/muted| 404 /);
  }
  olga.says("/ban villain");
  await olga.sees(/villain/);
  const villain = await server.peer();
  for (const line of ["NICK VILLAIN", "USER a 0 * :A"]) villain.says(line);
  await villain.sees(/ 465 /);
  const guest = await server.enter("guest");
  await guest.gets(
    "NICK villain",
    ":irc.test 432 guest villain :Erroneous nickname",
  );
});
