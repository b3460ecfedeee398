import { assert, assertEquals } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import type { LineClient } from "../harness/line_client.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { TestServer } from "../harness/test_server.ts";
import { bytesIn } from "./harness/bytes_in.ts";

/** Starts a server with a history, and an operator in its lobby. */
async function withOperator(
  folder: TempFolder,
): Promise<{ data: string; server: ChildServer; judy: LineClient }> {
  const data = folder.path("data");
  const password = folder.path("password");
  Deno.writeTextFileSync(password, "sesame\n");
  const server = await ChildServer.start(
    [
      ...["--data", data, "--rate", "0", "--log-level", "info"],
      ...["--operator-password-file", password],
    ],
    { permissions: ["-N", `-R=${data},${password}`, `-W=${data}`] },
  );
  const judy = await server.login("judy");
  judy.says("/op sesame");
  await judy.sees("*** you are an operator now");
  return { data, server, judy };
}

/** The id of the line that has this text, as an operator finds it. */
async function idOf(judy: LineClient, text: string): Promise<string> {
  judy.says("/delete");
  const line = await judy.sees(new RegExp(`^\\S+ \\S+ #\\d+ .*${text}$`));
  return /#(\d+) /.exec(line)![1];
}

Deno.test("/delete: a line is gone from memory, from disk and from the index; the log has its id alone", async () => {
  using folder = new TempFolder();
  const { data, server, judy } = await withOperator(folder);
  await using _ = server;
  const alice = await server.login("alice");
  for (const text of ["before it", "call me at xyzzy-4711", "after it"]) {
    alice.says(text);
    await alice.sees(`[alice] ${text}`);
  }
  const id = await idOf(judy, "xyzzy-4711");
  judy.says("/search xyzzy");
  await judy.sees("*** found 1:");
  assert(bytesIn(data).includes("xyzzy-4711"));
  alice.says("/format json");
  judy.says(`/delete ${id}`);
  await judy.sees("*** judy deleted a line");
  await judy.sees("*** deleted in lobby: 1 line");
  const told = JSON.parse(await alice.sees(/"kind":"deleted"/));
  assertEquals([told.from, told.to, told.of], [
    Number(id),
    Number(id),
    undefined,
  ]);
  assert(!bytesIn(data).includes("xyzzy"), "the text is still there");
  judy.says("/search xyzzy");
  await judy.sees("*** found nothing");
  judy.says("/history");
  await judy.sees("[alice] before it");
  await judy.seesNext("[alice] after it");
  judy.says(`/delete ${id}`);
  await judy.seesNext("*** nothing in lobby has that id");
  const entry = await server.program.errors.sees(/lines deleted/);
  assert(entry.endsWith(`by=judy room=lobby from=${id} to=${id} lines=1`));
});

Deno.test("/delete all: a room's history, its topic and all, also when nobody is in it", async () => {
  using folder = new TempFolder();
  const { data, server, judy } = await withOperator(folder);
  await using _ = server;
  const alice = await server.login("alice");
  alice.says("/join dev");
  await alice.sees("*** alice has joined");
  alice.says("/topic xyzzy by topic");
  // More than the room remembers, and more than is removed at once.
  for (let at = 0; at < 2_500; at++) alice.says(`xyzzy ${at} 비밀`);
  await alice.sees("[alice] xyzzy 2499 비밀");
  judy.says("stays");
  await judy.sees("[judy] stays");
  judy.says("/delete all dev");
  await alice.sees("*** judy cleared the topic");
  await alice.sees("*** judy deleted earlier lines");
  await judy.sees("*** deleted in dev: 2501 lines");
  assert(!bytesIn(data).includes("xyzzy"), "the text is still there");
  alice.says("one xyzzy more");
  await alice.sees("[alice] one xyzzy more");
  alice.says("/join lobby");
  await alice.sees("*** alice has joined");
  judy.says("/search xyzzy in:dev");
  await judy.sees("*** found 1:");
  judy.says("/delete all dev");
  await judy.sees(/^\*\*\* deleted in dev: \d+ lines?$/);
  assert(!bytesIn(data).includes("xyzzy"), "the text is still there");
  assert(bytesIn(data).includes("stays"));
  alice.says("/topic");
  judy.says("/join dev");
  await judy.sees("*** 1 here: judy");
  await judy.seesNext("*** judy has joined");
});

Deno.test("/delete: without --data, from the memory of the room; and for operators alone", async () => {
  await using server = new TestServer({ operatorPassword: "sesame" });
  const alice = await server.login("alice");
  for (const text of ["one", "two", "three", "four"]) {
    alice.says(text);
    await alice.sees(`[alice] ${text}`);
  }
  alice.says("/delete 2");
  await alice.sees("*** /delete is for operators");
  alice.says("/op sesame");
  await alice.sees("*** you are an operator now");
  const [first, last] = [await idOf(alice, "two"), await idOf(alice, "three")];
  alice.says(`/delete ${first}-${last}`);
  await alice.sees("*** deleted in lobby: 2 lines");
  alice.says("/history");
  await alice.sees("[alice] one");
  await alice.seesNext("[alice] four");
  for (const odd of ["all", "everything", "1-", "-3"]) {
    alice.says(`/delete ${odd}`);
    await alice.seesNext("*** usage: /delete [ID|ID-ID|all] [ROOM]");
  }
});
