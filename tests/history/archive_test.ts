import { assert, assertEquals } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import { TempFolder } from "../harness/temp_folder.ts";

function start(data: string): Promise<ChildServer> {
  return ChildServer.start(
    ["--data", data, "--rate", "0", "--flush", "20ms"],
    { permissions: ["-N", `-R=${data}`, `-W=${data}`] },
  );
}

/** Runs the program to its end. */
async function maru(
  permissions: readonly string[],
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", ...permissions, "main.ts", ...args],
  }).output();
  const [out, err] = [stdout, stderr].map((one) =>
    new TextDecoder().decode(one)
  );
  return { code, out, err };
}

function exported(data: string, ...args: string[]) {
  return maru([`-R=${data}`], "export", "--data", data, ...args);
}

function imported(data: string, file: string) {
  const permissions = [`-R=${data},${file}`, `-W=${data}`];
  return maru(permissions, "import", "--data", data, file);
}

function textsIn(json: string): string[] {
  return json.trimEnd().split("\n").map((line) => JSON.parse(line).text);
}

/** A line as it is exported. */
function lineOf(id: number, text: string, more: object = {}): string {
  const time = new Date(Date.UTC(2026, 0, 1) + id * 60_000).toISOString();
  const line = { kind: "said", id, time, room: "dev", who: "alice", text };
  return JSON.stringify({ ...line, ...more });
}

Deno.test("maru export and import: what a server kept goes into another folder as it was, and once", async () => {
  using folder = new TempFolder();
  const [data, copy] = [folder.path("data"), folder.path("copy")];
  const file = folder.path("all.jsonl");
  {
    await using server = await start(data);
    const alice = await server.login("alice");
    alice.says("/topic tea and cake");
    alice.says("/me waves");
    alice.says("/join dev");
    await alice.sees("*** alice has joined");
    // More than one page.
    for (let at = 0; at < 1_500; at++) alice.says(`회의록 ${at}`);
    await alice.sees("[alice] 회의록 1499");
    alice.says("/search 1499");
    await alice.sees("*** found 1:");
    // While the server runs.
    const { code, out, err } = await exported(data, "--format", "json");
    assertEquals([code, err], [0, ""]);
    assertEquals(out.trimEnd().split("\n").length, 1_502);
    Deno.writeTextFileSync(file, out);
    const dev = await exported(data, "--room", "dev", "--format", "json");
    assertEquals(textsIn(dev.out)[0], "회의록 0");
    assertEquals(textsIn(dev.out).length, 1_500);
    const none = await exported(data, "--until", "2026-01-01");
    assertEquals([none.code, none.out], [0, ""]);
    assertEquals(await server.stop(), 0);
  }
  const first = await imported(copy, file);
  assertEquals(first, {
    code: 0,
    out: "1502 lines added, 0 were there already\n",
    err: "",
  });
  const again = await imported(copy, file);
  assertEquals(again.out, "0 lines added, 1502 were there already\n");
  const { out } = await exported(copy, "--format", "json");
  assertEquals(out, Deno.readTextFileSync(file));
  const { out: text } = await exported(copy, "--room", "lobby");
  assert(
    /^\d{4}-\d\d-\d\d \d\d:\d\d lobby #\d+ \*\*\* alice set the topic: tea and cake\n\S+ \S+ lobby #\d+ \* alice waves\n$/
      .test(text),
    text,
  );
  await using server = await start(copy);
  const bob = await server.connect("bob");
  bob.says("bob");
  await bob.sees("*** topic of lobby: tea and cake");
  bob.says("/search 회의록 1498");
  await bob.sees("*** found 1:");
});

Deno.test("maru import: into the file of a server that runs, and its ids go on as they would", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  const file = folder.path("some.jsonl");
  await using server = await start(data);
  const alice = await server.login("alice");
  alice.says("/join dev");
  await alice.sees("*** alice has joined");
  for (let at = 0; at < 20; at++) alice.says(`line ${at}`);
  await alice.sees("[alice] line 19");
  alice.says("/search 19 from:alice");
  await alice.sees(/^\*\*\* found/);
  const { out } = await exported(data, "--format", "json", "--room", "dev");
  const { id, ...line } = JSON.parse(out.split("\n")[0]);
  // The id of her coming, which no line has.
  const free = { ...line, id: id - 1, text: "xyzzy from elsewhere" };
  Deno.writeTextFileSync(file, `${JSON.stringify(free)}\n${out}`);
  // She speaks all the while.
  let isOver = false;
  const talk = async () => {
    for (let at = 20; !isOver; at++) {
      await alice.says(`line ${at}`);
      await alice.sees(`[alice] line ${at}`);
    }
  };
  const talking = talk();
  assertEquals(
    (await imported(data, file)).out,
    "1 lines added, 20 were there already\n",
  );
  const high = { ...line, id: id + 1_000_000, text: "of the future" };
  Deno.writeTextFileSync(file, JSON.stringify(high));
  const refused = await imported(data, file);
  isOver = true;
  await talking;
  assertEquals(refused.code, 1);
  assert(
    /^Cannot import: line 1: the server that is running has given no id above \d+ in dev, and will give \d+ itself: stop it to import this line \(0 lines were added before it\)\n$/
      .test(refused.err),
    refused.err,
  );
  alice.says("the last");
  await alice.sees("[alice] the last");
  alice.says("/search xyzzy");
  await alice.sees("*** found 1:");
  assertEquals(await server.stop(), 0);
  const after = await exported(data, "--format", "json", "--room", "dev");
  const lines = textsIn(after.out);
  assertEquals([lines[0], lines[1], lines.at(-1)], [
    "xyzzy from elsewhere",
    "line 0",
    "the last",
  ]);
  // Every line she said, and none twice.
  assertEquals(
    lines.slice(1, -1),
    Array.from({ length: lines.length - 2 }, (_, at) => `line ${at}`),
  );
  // Now that no server runs, the id is free.
  assertEquals((await imported(data, file)).code, 0);
  await using next = await start(data);
  const bob = await next.login("bob");
  bob.says("/format json");
  bob.says("/join dev");
  const joined = JSON.parse(await bob.sees(/"kind":"joined".*"dev"/));
  assert(joined.id > high.id, `${joined.id} is above ${high.id}`);
});

Deno.test("maru import: says which line is wrong, and keeps those before it", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  const file = folder.path("odd.jsonl");
  const good = lineOf(1, "good");
  const odd: [string, RegExp][] = [
    ["2026-01-31 12:34 dev #1 [alice] hi", /line 2 is not JSON: maru import/],
    [lineOf(2, "hi", { kind: "joined" }), /line 2 has no kind of these: said/],
    [lineOf(0.5, "hi"), /line 2 has no id from 1 to/],
    [lineOf(2, "hi", { time: "yesterday" }), /line 2 has no time such as/],
    [lineOf(2, "hi", { room: "a b" }), /line 2 has no room that could/],
    [lineOf(2, "hi", { who: "***" }), /line 2 has no name of a person/],
    [lineOf(2, "a\nb"), /line 2 has characters in its text that no line/],
    [lineOf(2, "\x1b[31mred"), /line 2 has characters in its text that/],
    [lineOf(2, "hi", { kind: "topic" }), /line 2 has no topic/],
    [lineOf(1, "other"), /line 2: another line of dev has the id 1/],
    [`"${"x".repeat(2_000_000)}"`, /line 2 is not UTF-8, or has more than/],
  ];
  for (const [line, why] of odd) {
    Deno.writeTextFileSync(file, `${good}\n${line}\n${lineOf(3, "behind")}\n`);
    const { code, err } = await imported(data, file);
    assertEquals(code, 1);
    assert(why.test(err), err);
  }
  const { out } = await exported(data, "--format", "json");
  assertEquals(textsIn(out), ["good"]);
});

Deno.test("maru export and import: usage, permissions and exit codes", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  const cases: [string[], string[], number, RegExp][] = [
    [["export"], [], 2, /^Cannot export: '--data' must be given a folder\n/],
    [["export", "--data", data], [], 2, /needs the permission to read it: run/],
    [
      ["export", "--data", data],
      [`-R=${data}`],
      1,
      /there is no history in it/,
    ],
    [["import", "--data", data], [], 2, /maru import takes one file, and was/],
    [
      ["import", "--data", data, "--room", "dev", "x"],
      [],
      2,
      /no flag '--room'/,
    ],
    [
      ["export", "--data", data, "--since", "today"],
      [`-R=${data}`],
      2,
      /'--since' must be a day such as 2026-01-31/,
    ],
    [
      ["export", "--data", data, "--format", "xml"],
      [],
      2,
      /'--format' must be text or json: current value is xml/,
    ],
    [["export", "--all"], [], 2, /there is no flag '--all'/],
  ];
  for (const [args, permissions, code, why] of cases) {
    const result = await maru(permissions, ...args);
    assert(why.test(result.err), result.err);
    assertEquals([result.code, result.out], [code, ""]);
  }
  const help = await maru([], "import", "--help");
  assertEquals([help.code, help.out.split("\n")[0]], [
    0,
    "usage: maru import --data DIR FILE",
  ]);
});
