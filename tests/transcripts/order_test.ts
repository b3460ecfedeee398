import { assertEquals } from "@std/assert";
import { TestServer } from "../harness/test_server.ts";

Deno.test("order: twenty talk at once, and all see the same sequence", async () => {
  await using server = new TestServer();
  const names = Array.from({ length: 20 }, (_, n) => `speaker${n}`);
  const speakers = await server.join(...names);
  const lines = Array.from({ length: 50 }, (_, n) => `line ${n}`);

  for (const line of lines) {
    for (const speaker of speakers) speaker.says(line);
  }
  const seen = await Promise.all(
    speakers.map((speaker) => seesMany(speaker, 20 * lines.length)),
  );
  for (const sequence of seen) assertEquals(sequence, seen[0]);
  for (const name of names) {
    const own = seen[0].filter((line) => line.startsWith(`[${name}] `));
    assertEquals(own, lines.map((line) => `[${name}] ${line}`));
  }
});

Deno.test("order: an answer comes between what was said before it and after", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  // One write brings all of it to the server, so that all of it is one turn's.
  alice.sends("one\n/topic\ntwo\n/me three\n/msg bob four\nfive\n");
  await alice.seesNext(
    "[alice] one",
    "*** lobby has no topic",
    "[alice] two",
    "* alice three",
    "[you -> bob] four",
    "[alice] five",
  );
  await bob.seesNext(
    "[alice] one",
    "[alice] two",
    "* alice three",
    "[alice -> you] four",
    "[alice] five",
  );
});

Deno.test("order: what was said in one room comes before what one sees in the next", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  const lines = Array.from({ length: 100 }, (_, n) => `line ${n}`);
  alice.sends(`${lines.join("\n")}\n/join tea\nhello\n`);
  await alice.seesNext(
    ...lines.map((line) => `[alice] ${line}`),
    "*** 1 here: alice",
    "*** alice has joined",
    "[alice] hello",
  );
  await bob.seesNext(
    ...lines.map((line) => `[alice] ${line}`),
    "*** alice has left",
  );
});

async function seesMany(
  one: { sees(expected: RegExp): Promise<string> },
  count: number,
): Promise<string[]> {
  const lines: string[] = [];
  while (lines.length < count) lines.push(await one.sees(/^\[/));
  return lines;
}
