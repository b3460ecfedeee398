import { assert } from "@std/assert";
import { TestServer } from "../harness/test_server.ts";

// Small feeds, so that it takes little more than what the system's own buffers
// hold to fall out of one.
const limits = { feed: 256 * 1024 };

Deno.test("slow: who never reads is dropped, and the room told", async () => {
  await using server = new TestServer({ limits });
  const [alice, bob] = await server.join("alice", "bob");
  await server.login("sloth");
  for (const one of [alice, bob]) await one.seesNext("*** sloth has joined");

  let said = 0;
  while (!server.log.some((line) => line.includes("left name=sloth"))) {
    const text = `${said++} ${"x".repeat(4000)}`;
    alice.says(text);
    // Only what comes in order and whole counts: nobody else is hurt.
    for (const one of [alice, bob]) {
      const next = await one.sees(
        /^(\[alice\] \d+ x+|\*\*\* sloth has left.*)$/,
      );
      if (next === `[alice] ${text}`) continue;
      assert(next === "*** sloth has left (too slow to keep up)", next);
      await one.seesNext(`[alice] ${text}`);
    }
  }
  bob.says("so much for sloth");
  await alice.sees("[bob] so much for sloth");
  assert(server.log.some((line) => /left name=sloth reason=slow/.test(line)));
});

Deno.test("slow: who asks and never reads the answers is dropped", async () => {
  await using server = new TestServer({ limits: { privateLines: 64 * 1024 } });
  const [alice] = await server.join("alice");
  const sloth = await server.login("sloth");
  await alice.seesNext("*** sloth has joined");
  // Ends when the server does not take any more, which is when it has dropped it.
  let isSending = true;
  const gone = alice.sees("*** sloth has left (too slow to keep up)")
    .finally(() => isSending = false);
  while (isSending) {
    await Promise.race([sloth.sends("/help\n".repeat(100)), gone]);
  }
  await gone;
});

Deno.test("slow: who stops reading for a while and goes on misses nothing", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  const lines = Array.from(
    { length: 500 },
    (_, n) => `${n} ${"y".repeat(3000)}`,
  );
  for (const line of lines) alice.says(line);
  await alice.sees(`[alice] ${lines.at(-1)}`);
  await bob.seesNext(...lines.map((line) => `[alice] ${line}`));
});
