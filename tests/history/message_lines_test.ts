import { assertEquals } from "@std/assert";
import { lockFolder } from "../../src/history/schema.ts";
import { ChildServer } from "../harness/child_server.ts";
import type { LineClient } from "../harness/line_client.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { makeOlder } from "./harness/older_file.ts";

function start(data: string): Promise<ChildServer> {
  return ChildServer.start(["--data", data, "--rate", "0"], {
    permissions: ["-N", `-R=${data}`, `-W=${data}`],
  });
}

/** Says a message of three lines between two others. */
async function fill(data: string): Promise<void> {
  await using server = await start(data);
  const alice = await server.login("alice");
  alice.says("before");
  alice.says("/lines 3");
  for (const line of ["one", "two", "three"]) alice.says(line);
  alice.says("after");
  await alice.sees("[alice] after");
  assertEquals(await server.stop(), 0);
}

type Line = { text: string; follows?: boolean };

function linesOf(events: readonly Line[]): string[] {
  return events.map(({ text, follows }) => follows ? `+ ${text}` : text);
}

const WHOLE = ["before", "one", "+ two", "+ three", "after"];

/** What somebody is shown who comes in. */
async function shown(client: LineClient): Promise<string[]> {
  const events: Line[] = [];
  for (;;) {
    const message = JSON.parse(await client.sees(/^\{/));
    if (message.kind === "said") events.push(message);
    if (message.kind === "joined") return linesOf(events);
  }
}

/** The lines in an answer. */
async function answer(client: LineClient, question: string) {
  client.says(question);
  const { events } = JSON.parse(await client.sees(/"kind":"(past|found)"/));
  return linesOf(events);
}

async function maru(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", "-R", "-W", "main.ts", ...args],
  }).output();
  assertEquals(code, 0, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}

Deno.test("--data: the lines of a message belong together after a restart, and in a copy", async () => {
  using folder = new TempFolder();
  const [data, copy] = [folder.path("data"), folder.path("copy")];
  await fill(data);
  const json = await maru("export", "--data", data, "--format", "json");
  const file = folder.path("all.jsonl");
  Deno.writeTextFileSync(file, json);
  await maru("import", "--data", copy, file);
  assertEquals(
    await maru("export", "--data", copy, "--format", "json"),
    json,
  );
  for (const place of [data, copy]) {
    await using server = await start(place);
    const bob = await server.connect("bob");
    bob.says("/format json");
    bob.says("bob");
    assertEquals(await shown(bob), WHOLE);
    assertEquals(await answer(bob, "/history 5 before 2999-01-01"), WHOLE);
    assertEquals(await answer(bob, "/search two"), ["+ two"]);
    assertEquals(await server.stop(), 0);
  }
});

Deno.test("maru export: writes a file out that an older version made, and leaves it as it is", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  await fill(data);
  const path = `${data}/history.db`;
  makeOlder(path);
  const older = Deno.readFileSync(path);
  const json = await maru("export", "--data", data, "--format", "json");
  const events = json.trimEnd().split("\n").map((line) => JSON.parse(line));
  assertEquals(linesOf(events), ["before", "one", "two", "three", "after"]);
  assertEquals(Deno.readFileSync(path), older);
});

Deno.test("maru import: leaves the file of an older server that is running as it is", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  await fill(data);
  makeOlder(`${data}/history.db`);
  const older = Deno.readFileSync(`${data}/history.db`);
  using _ = lockFolder(data);
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-R", "-W", "main.ts", "import", "--data", data, "-"],
    stdin: "null",
  }).output();
  assertEquals([code, new TextDecoder().decode(stderr)], [
    1,
    "Cannot import: an older maru is running on it: stop that first\n",
  ]);
  assertEquals(Deno.readFileSync(`${data}/history.db`), older);
});

Deno.test("--data: what an IRC program says as a notice is one after a restart, too", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  {
    await using server = await start(data);
    const bot = await irc(server, "bot");
    bot.says("NOTICE #lobby :build failed");
    const alice = await server.login("alice");
    alice.says("hello");
    await alice.sees("[alice] hello");
    assertEquals(await server.stop(), 0);
  }
  await using server = await start(data);
  const eve = await irc(server, "eve");
  await eve.sees(/ NOTICE #lobby :build failed\r?$/);
  await eve.sees(/ PRIVMSG #lobby :hello\r?$/);
});

/** An IRC client that is shown the past. */
async function irc(server: ChildServer, nick: string): Promise<LineClient> {
  const client = await server.connect(nick);
  client.says("CAP REQ :server-time");
  client.says(`NICK ${nick}`);
  client.says(`USER ${nick} 0 * :${nick}`);
  client.says("CAP END");
  client.says("JOIN #lobby");
  await client.sees(/ JOIN .*#lobby/);
  return client;
}
