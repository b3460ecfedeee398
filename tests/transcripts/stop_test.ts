import { assert, assertEquals } from "@std/assert";
import { TestServer } from "../harness/test_server.ts";
import { within } from "../harness/within.ts";

Deno.test("Server.stop() tells everyone, and nobody of anybody's leaving", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  const nameless = await server.connect();
  await nameless.seesNext("login ID: ");

  const stopped = server.stop();
  for (const one of [alice, bob, nameless]) {
    await one.seesNext("*** the server is going down; goodbye");
    await one.ends();
    assert(!one.wasReset);
  }
  await stopped;
  assertEquals(server.connections, 0);
});

Deno.test("Server.stop() is done once, and whoever calls it again waits for it too", async () => {
  await using server = new TestServer();
  const [alice] = await server.join("alice");
  const first = server.stop();
  let isDone = false;
  const second = server.stop().then(() => isDone = true);
  // It waits for alice, who has not closed her side.
  await alice.seesNext("*** the server is going down; goodbye");
  assert(!isDone);
  await alice.ends();
  await second;
  assertEquals(server.connections, 0);
  await first;
  const stops = server.log.filter((line) => line.includes(" stopping "));
  assertEquals(stops.length, 1);
});

Deno.test("Server.stop() lets what is queued go out first", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  const lines = Array.from(
    { length: 500 },
    (_, n) => `${n} ${"z".repeat(2000)}`,
  );
  for (const line of lines) alice.says(line);
  await alice.sees(`[alice] ${lines.at(-1)}`);

  const stopped = server.stop();
  await bob.seesNext(
    ...lines.map((line) => `[alice] ${line}`),
    "*** the server is going down; goodbye",
  );
  await bob.ends();
  await Promise.all([stopped, alice.rest()]);
});

Deno.test("Server.stop() waits for those who never read no longer than its bound", async () => {
  await using server = new TestServer({ limits: { drain: 100 } });
  const [alice, bob] = await server.join("alice", "bob");
  // More than the system's own buffers hold stays queued for bob.
  for (let n = 0; n < 1100; n++) alice.says(`${n} ${"x".repeat(4000)}`);
  await alice.sees(/^\[alice\] 1099 /);
  alice.says("/who");
  // It is not so much that he has been dropped.
  await alice.seesNext("*** 2 here: alice, bob");

  await within(server.stop(), () => {
    throw new Error("the server does not stop");
  });
  const lines = await bob.rest();
  assert(!lines.includes("*** the server is going down; goodbye"));
});

Deno.test("Server.stop() accepts nobody any more", async () => {
  await using server = new TestServer();
  await server.stop();
  // The system may still complete a handshake, but nobody is greeted.
  const late = await server.connect().catch(() => undefined);
  await late?.ends();
});

Deno.test("Server.stop() can be called twice", async () => {
  await using server = new TestServer();
  const alice = await server.login("alice");
  const stopped = Promise.all([server.stop(), server.stop()]);
  await alice.seesNext("*** the server is going down; goodbye");
  await alice.ends();
  await stopped;
});
