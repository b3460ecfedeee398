import { assert, assertEquals } from "@std/assert";
import { TestServer } from "../harness/test_server.ts";

Deno.test("log: tells who came and went, and why", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  const other = await server.connect();
  other.says("alice");
  await other.sees("*** that name is taken");
  other.closes();
  await server.hasOnly(2);
  alice.says("/quit");
  await alice.rest();
  await server.hasOnly(1);
  bob.resets();
  await server.hasOnly(0);
  assertEquals(
    server.log.map((line) => line.replace(/^\S+ (\S+) +/, "$1 ")),
    [
      "info opened address=127.0.0.1 transport=tcp",
      "info joined name=alice room=lobby people=1",
      "info opened address=127.0.0.1 transport=tcp",
      "info joined name=bob room=lobby people=2",
      "info opened address=127.0.0.1 transport=tcp",
      "info login refused address=127.0.0.1 why=loginTaken",
      "info closed address=127.0.0.1 transport=tcp",
      "info left name=alice reason=quit people=1",
      "info closed address=127.0.0.1 transport=tcp",
      "info left name=bob reason=lost people=0",
      "info closed address=127.0.0.1 transport=tcp",
    ],
  );
});

Deno.test("log: never tells what was said", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  const lines = [
    "secret",
    "/me secret",
    "/msg bob secret",
    "/topic secret",
    "/away secret",
    "/nosuchcommand secret",
    "secret\x1b[2J\x00",
    "/quit secret",
  ];
  for (const line of lines) alice.says(line);
  await bob.sees("*** alice has left (secret)");
  await alice.rest();
  assert(!server.log.some((line) => line.includes("secret")));
});
