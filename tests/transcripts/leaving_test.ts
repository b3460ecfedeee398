import { assert } from "@std/assert";
import { TestServer } from "../harness/test_server.ts";

Deno.test("leaving: /quit says goodbye and tells the parting words", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.says("/quit see you tomorrow");
  await alice.seesNext("*** goodbye");
  await alice.ends();
  await bob.seesNext("*** alice has left (see you tomorrow)");
});

Deno.test("leaving: what follows /quit is not said", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.sends("/quit\nand another thing\n");
  await bob.seesNext("*** alice has left");
  bob.says("gone");
  await bob.seesNext("[bob] gone");
});

Deno.test("leaving: whoever closes both sides has left", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.closes();
  await bob.seesNext("*** alice has left");
  assert(server.log.some((line) => /left name=alice reason=quit/.test(line)));
});

Deno.test("leaving: a reset is a leaving, once", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.resets();
  await bob.seesNext("*** alice has left");
  bob.says("alone");
  await bob.seesNext("[bob] alone");
  assert(server.log.some((line) => /left name=alice reason=lost/.test(line)));
});

Deno.test("leaving: an unfinished line counts when its side is closed", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  alice.sends("last words");
  alice.endsItsSide();
  await bob.seesNext("[alice] last words", "*** alice has left");
});

Deno.test("leaving: whoever closed one side still gets what is queued", async () => {
  // More than the system's own buffers hold, so that much is queued.
  const lines = Array.from(
    { length: 3000 },
    (_, n) => `${n} ${"x".repeat(4000)}`,
  );
  await using server = new TestServer({ limits: { feed: 32 * 1024 * 1024 } });
  const [alice, bob] = await server.join("alice", "bob");
  await alice.sends(lines.map((line) => `${line}\n`).join(""));
  alice.endsItsSide();
  await alice.seesNext(...lines.map((line) => `[alice] ${line}`));
  await alice.ends();
  assert(!alice.wasReset);
  await bob.sees("*** alice has left");
});

Deno.test("leaving: the end comes at once, not when the server has lingered", async () => {
  await using server = new TestServer({ limits: { linger: 1_000_000 } });
  const [alice] = await server.join("alice");
  alice.says("/quit");
  await alice.seesNext("*** goodbye");
  await alice.ends();
});

Deno.test("leaving: goodbye arrives even when more is sent behind /quit", async () => {
  await using server = new TestServer();
  const [alice] = await server.join("alice");
  alice.sends(`/quit\n${"more\n".repeat(20_000)}`);
  await alice.seesNext("*** goodbye");
  await alice.ends();
});
