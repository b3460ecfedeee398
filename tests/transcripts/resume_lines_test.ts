import { assert, assertEquals } from "@std/assert";
import { TestServer } from "../harness/test_server.ts";

Deno.test("a program that speaks lines gets a token when it asks for one, and comes back with it", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  // Before the name, and after it.
  const early = await server.connect();
  early.says("/format json resume\nalice");
  const late = await server.login("carol");
  late.says("/format json resume");
  const tokens = [];
  for (const program of [early, late]) {
    const welcome = JSON.parse(await program.sees(/"kind":"welcome"/));
    tokens.push(welcome.token);
    program.closes();
  }
  await bob.sees("*** carol has joined");
  bob.says("/msg carol psst");
  await bob.sees(/psst/);
  for (const [at, name] of ["alice", "carol"].entries()) {
    const again = await server.connect();
    again.says(`/format json\n/resume ${tokens[at]}`);
    const { who } = JSON.parse(await again.sees(/"kind":"welcome"/));
    assertEquals(who, name);
    if (name === "carol") await again.sees(/psst/);
    again.says("/quit");
    await bob.seesNext(`*** ${name} has left`);
  }
});

Deno.test("a token is for programs that read JSON, and one is enough", async () => {
  await using server = new TestServer();
  const alice = await server.login("alice");
  alice.says("/format text resume");
  await alice.sees(/usage: \/format text\|json \[resume\]/);
  alice.says("/format json again");
  await alice.sees(/usage/);
  alice.says("/format json resume");
  const { token } = JSON.parse(await alice.sees(/"kind":"welcome"/));
  assert(token.length > 20);
  alice.says("/format json resume");
  alice.says("/who");
  await alice.sees(/"setting"/);
  const next = JSON.parse(await alice.sees(/^/));
  assertEquals(next.kind, "who");
});
