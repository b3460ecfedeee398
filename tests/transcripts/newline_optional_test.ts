import { TestServer } from "../harness/test_server.ts";

Deno.test("--newline-optional: text that stays without a newline is a line", async () => {
  await using server = new TestServer({
    newlineOptional: true,
    limits: { unfinishedLine: 20 },
  });
  const bob = await server.login("bob");
  const alice = await server.connect("alice");
  await alice.seesNext("login ID: ");
  alice.sends("alice");
  await alice.sees("*** alice has joined");
  alice.sends("hello");
  await bob.seesNext("*** alice has joined", "[alice] hello");
  alice.says(" again");
  await bob.seesNext("[alice]  again");
});

Deno.test("--newline-optional: without it, a line waits for its newline", async () => {
  await using server = new TestServer({ limits: { unfinishedLine: 1 } });
  const [alice, bob] = await server.join("alice", "bob");
  await alice.sends("one ");
  for (let n = 0; n < 20; n++) {
    bob.says(`${n}`);
    await bob.seesNext(`[bob] ${n}`);
  }
  alice.says("line");
  await bob.seesNext("[alice] one line");
});
