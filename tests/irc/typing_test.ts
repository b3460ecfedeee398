import { assertEquals } from "@std/assert";
import { IrcServer } from "./harness/irc_peer.ts";

Deno.test("IRC: who is writing is told to those who read tags", async () => {
  let now = 0;
  await using server = await IrcServer.open({ monotonic: () => now });
  const alice = await server.enter("alice", "message-tags");
  const bob = await server.enter("bob", "message-tags");
  const old = await server.enter("old");
  for (const peer of [alice, bob, old]) {
    peer.says("JOIN #a");
    await peer.received();
  }
  for (const peer of [alice, bob, old]) await peer.received();
  now += 10_000;
  await alice.gets("@+typing=active TAGMSG #a");
  await bob.has("@+typing=active :alice!alice@maru TAGMSG #a");
  await old.has();
  // Not more often than every three seconds, and nothing else than this.
  await alice.gets("@+typing=active TAGMSG #a");
  now += 10_000;
  await alice.gets("@+typing=done TAGMSG #a");
  await alice.gets("@+reply=1 TAGMSG #a");
  await alice.gets("TAGMSG #a");
  await alice.gets("@+typing=active TAGMSG bob");
  await alice.gets("@+typing=active TAGMSG #none");
  await bob.has();
  // Who has not asked for tags sends none.
  await old.gets("@+typing=active TAGMSG #a");
  await bob.has();
  alice.says("PART #a");
  await alice.received();
  await bob.received();
  await alice.gets("@+typing=active TAGMSG #a");
  await bob.has();
});

Deno.test("IRC: who is writing is told to programs that read JSON, and by them", async () => {
  let now = 0;
  await using server = await IrcServer.open({ monotonic: () => now });
  const alice = await server.enter("alice", "message-tags echo-message");
  const bot = await server.login("bot");
  for (const line of ["/join a", "/format json"]) await bot.says(line);
  alice.says("JOIN #a");
  await bot.sees(/"kind":"joined"/);
  await alice.received();
  now += 10_000;
  await alice.gets(
    "@+typing=active TAGMSG #a",
    "@+typing=active :alice!alice@maru TAGMSG #a",
  );
  await bot.sees(/"kind":"typing"/);
  await bot.says("/typing");
  await alice.sees(/^@\+typing=active :bot!u@maru TAGMSG #a/);
});

Deno.test("IRC: what stands in a muted person's way stands here too", async () => {
  let now = 0;
  await using server = await IrcServer.open({ monotonic: () => now });
  const alice = await server.enter("alice", "message-tags");
  const bob = await server.enter("bob", "message-tags");
  for (const peer of [alice, bob]) {
    peer.says("JOIN #a");
    await peer.received();
  }
  await alice.received();
  const person = server.services.registry.names.find("bob")!;
  person.mute = { kind: "mute", who: "bob", why: "" } as never;
  now += 10_000;
  await bob.gets("@+typing=active TAGMSG #a");
  person.mute = undefined;
  assertEquals(await alice.received(), []);
  await bob.gets("@+typing=active TAGMSG #a");
  await alice.has("@+typing=active :bob!bob@maru TAGMSG #a");
});
