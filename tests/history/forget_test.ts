import { assert, assertEquals } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import type { LineClient } from "../harness/line_client.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { TestServer } from "../harness/test_server.ts";
import { bytesIn } from "./harness/bytes_in.ts";

function start(data: string): Promise<ChildServer> {
  return ChildServer.start(
    ["--data", data, "--rate", "0"],
    { permissions: ["-N", `-R=${data}`, `-W=${data}`] },
  );
}

/** Says something, and waits until it has been said. */
async function say(person: LineClient, text: string): Promise<void> {
  person.says(text);
  await person.sees(new RegExp(`\\] ${text}$`));
}

/** The texts that a search finds, newest first. */
async function found(person: LineClient, words: string): Promise<string[]> {
  person.says("/format json");
  await person.sees(/"format is json"/);
  person.says(`/search ${words}`);
  const { events } = JSON.parse(await person.sees(/"kind":"found"/));
  person.says("/format text");
  await person.sees("*** format is text");
  return events.map(({ text }: { text: string }) => text);
}

/** What the room remembers, for somebody who is in it. */
async function past(person: LineClient): Promise<string[]> {
  person.says("/history");
  const heading = await person.sees(/^\*\*\* (the last|nothing was said)/);
  const count = heading.includes("nothing")
    ? 0
    : Number(/\d+/.exec(heading)?.[0] ?? 1);
  const lines: string[] = [];
  while (lines.length < count) lines.push(await person.sees(/^\[/));
  return lines;
}

Deno.test("/forget: one's lines are gone from memory, and the room is told which", async () => {
  await using server = new TestServer();
  const alice = await server.login("alice");
  const bob = await server.login("bob");
  await say(alice, "first of alice");
  await say(bob, "a line of bob");
  await say(alice, "second of alice");
  bob.says("/format json");
  await bob.sees(/"format is json"/);
  alice.says("/forget");
  await alice.sees("*** alice deleted their lines of today");
  await alice.sees("*** deleted what you said today: 2 lines");
  const { who, of, from, to, id } = JSON.parse(
    await bob.sees(/"kind":"deleted"/),
  );
  assertEquals([who, of], ["alice", "alice"]);
  assert(from <= to && to < id);
  assertEquals(await past(alice), ["[bob] a line of bob"]);
  alice.says("/forget");
  await alice.seesNext("*** there is nothing of yours to delete");
  assertEquals(server.log.filter((line) => line.includes("deleted")), [
    `1970-01-01T00:00:00.000Z info  lines deleted by=alice room=lobby from=${from} to=${to} lines=2`,
  ]);
});

Deno.test("/forget: lines of more than a day ago stay", async () => {
  let time = Date.now();
  await using server = new TestServer({ now: () => time });
  const alice = await server.login("alice");
  await say(alice, "of yesterday");
  time += 25 * 60 * 60_000;
  await say(alice, "of today");
  alice.says("/forget");
  await alice.sees("*** deleted what you said today: 1 line");
  assertEquals(await past(alice), ["[alice] of yesterday"]);
});

Deno.test("/forget: a later bearer of a name, or one who takes it up, deletes no line of an earlier one", async () => {
  using folder = new TempFolder();
  await using server = await start(folder.path("data"));
  const alice = await server.login("alice");
  await say(alice, "quokka of the first");
  alice.says("/quit");
  await alice.sees("*** goodbye");
  const second = await server.login("alice");
  await say(second, "quokka of the second");
  second.says("/forget");
  await second.sees("*** deleted what you said today: 1 line");
  second.says("/quit");
  await second.sees("*** goodbye");
  const mallory = await server.login("mallory");
  await say(mallory, "quokka of mallory");
  mallory.says("/nick alice");
  await mallory.sees("*** mallory is now alice");
  mallory.says("/join dev");
  await mallory.sees("*** alice has joined");
  mallory.says("/join lobby");
  await mallory.sees("*** alice has joined");
  mallory.says("/forget");
  await mallory.sees("*** there is nothing of yours to delete");
  assertEquals(await found(mallory, "quokka"), [
    "quokka of mallory",
    "quokka of the first",
  ]);
});

Deno.test("/forget: no byte is left on disk, in rooms that have ended neither, and others' lines stay", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  await using server = await start(data);
  const alice = await server.login("alice");
  const bob = await server.login("bob");
  alice.says("/join dev");
  await alice.sees("*** alice has joined");
  // More than the room remembers.
  for (let at = 0; at < 300; at++) alice.says(`xyzzy-${at} 비밀을 말했다`);
  await alice.sees("[alice] xyzzy-299 비밀을 말했다");
  alice.says("/join lobby");
  await alice.sees("*** alice has joined");
  await say(bob, "plugh stays");
  alice.says("xyzzy in the lobby");
  alice.says("/me is xyzzy");
  await alice.sees("* alice is xyzzy");
  assertEquals((await found(bob, "xyzzy")).length, 20);
  assert(bytesIn(data).includes("xyzzy"));
  alice.says("/forget");
  await alice.sees("*** deleted what you said today: 302 lines");
  const bytes = bytesIn(data);
  assert(!bytes.includes("xyzzy"), "the text is still there");
  assert(bytes.includes("plugh stays"));
  assertEquals(await found(bob, "xyzzy"), []);
  assertEquals(await found(bob, "비밀을"), []);
  assertEquals(await found(bob, "plugh"), ["plugh stays"]);
  assertEquals(await past(alice), ["[bob] plugh stays"]);
  assertEquals(await server.stop(), 0);
  assert(!bytesIn(data).includes("xyzzy"));
});

Deno.test("/forget: works in a link room", async () => {
  await using server = new TestServer();
  const alice = await server.login("alice");
  alice.says("/invite");
  await alice.sees("*** alice has joined");
  await say(alice, "for two of us");
  alice.says("/forget");
  await alice.sees("*** deleted what you said today: 1 line");
  assertEquals(await past(alice), []);
  assert(server.log.some((line) => line.includes("room=(link)")));
});

Deno.test("/forget: what somebody else said under the name between two stays is not one's own", async () => {
  await using server = new TestServer();
  const alice = await server.login("alice");
  const bob = await server.login("bob");
  await say(alice, "of the one");
  alice.says("/invite new");
  await alice.sees("*** alice has joined");
  const other = await server.login("alice");
  await say(other, "of the other");
  other.says("/quit");
  await other.sees("*** goodbye");
  alice.says("/join lobby");
  await alice.sees("*** alice has joined");
  alice.says("/forget");
  await alice.sees("*** deleted what you said today: 1 line");
  assertEquals(await past(bob), ["[alice] of the other"]);
});
