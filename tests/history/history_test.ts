import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { ChildServer } from "../harness/child_server.ts";
import { bytesIn } from "./harness/bytes_in.ts";
import { TempFolder } from "../harness/temp_folder.ts";

/** Starts a server that keeps its history in this folder, and may do no more. */
function start(data: string, ...args: string[]): Promise<ChildServer> {
  return ChildServer.start(
    ["--data", data, "--rate", "0", "--history", "3", ...args],
    { permissions: ["-N", `-R=${data}`, `-W=${data}`] },
  );
}

Deno.test("--data: what was said, the topic and the ids outlive a restart; who was there does not", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  let last = 0;
  {
    await using server = await start(data);
    const alice = await server.login("alice");
    alice.says("/topic tea and cake");
    for (let at = 1; at <= 10; at++) alice.says(`line ${at}`);
    alice.says("/format json");
    alice.says("the last");
    const { id } = JSON.parse(await alice.sees(/"the last"/));
    last = id;
    assertEquals(await server.stop(), 0);
  }
  await using server = await start(data);
  const bob = await server.connect("bob");
  bob.says("bob");
  await bob.sees("*** topic of lobby: tea and cake");
  await bob.seesNext(
    "*** 1 here: bob",
    "*** the last 3 lines here:",
    "[alice] line 9",
    "[alice] line 10",
    "[alice] the last",
    "*** bob has joined",
  );
  bob.says("/format json");
  bob.says("hello");
  const { id } = JSON.parse(await bob.sees(/"hello"/));
  assert(id > last, `${id} follows ${last}`);
  bob.says(`/history 2 before ${last}`);
  const page = JSON.parse(await bob.sees(/"kind":"past"/));
  assertEquals(
    [
      page.room,
      page.hasMore,
      page.events.map((one: { text: string }) => one.text),
    ],
    ["lobby", true, ["line 9", "line 10"]],
  );
  bob.says(`/history 5 after ${page.events[1].id}`);
  const next = JSON.parse(await bob.sees(/"kind":"past"/));
  assertEquals(
    next.events.map((one: { text: string }) => one.text),
    ["the last", "hello"],
  );
  bob.says("/history 2 before 2000-01-01");
  assertEquals(JSON.parse(await bob.sees(/"kind":"past"/)).events, []);
  bob.says("/history before 2999-01-01");
  assertEquals(JSON.parse(await bob.sees(/"kind":"past"/)).events.length, 3);
});

Deno.test("/search: finds Korean inside words, short words, by room, speaker and date", async () => {
  using folder = new TempFolder();
  await using server = await start(folder.path("data"));
  const alice = await server.login("alice");
  const bob = await server.login("bob");
  alice.says("어제 회의록을 올렸습니다");
  await bob.sees("[alice] 어제 회의록을 올렸습니다");
  bob.says('Deploy "again" AND green');
  await alice.sees('[bob] Deploy "again" AND green');
  alice.says("/join dev");
  await alice.sees("*** alice has joined");
  alice.says("the deploy is red");
  await alice.sees("[alice] the deploy is red");
  bob.says("/format json");
  const finds = async (words: string) => {
    bob.says(`/search ${words}`);
    const { events } = JSON.parse(await bob.sees(/"kind":"found"/));
    return events.map(({ room, text }: { room: string; text: string }) =>
      `${room}: ${text}`
    );
  };
  const korean = "lobby: 어제 회의록을 올렸습니다";
  assertEquals(await finds("의록을"), [korean]);
  assertEquals(await finds("회의"), [korean]);
  assertEquals(await finds("록"), [korean]);
  const green = 'lobby: Deploy "again" AND green';
  const red = "dev: the deploy is red";
  assertEquals(await finds("DEPLOY"), [red, green]);
  assertEquals(await finds("deploy in:dev"), [red]);
  assertEquals(await finds("deploy from:bob"), [green]);
  assertEquals(await finds("deploy green"), [green]);
  assertEquals(await finds('"deploy is"'), [red]);
  assertEquals(await finds("deploy before:2000-01-01"), []);
  assertEquals(await finds("deploy before:2999-01-01"), [red, green]);
  // The next page of a search that ends at a date.
  const both = "deploy before:2000-01-01 before:#999999";
  assertEquals(await finds(both), []);
  assertEquals(await finds("deploy in:nowhere"), []);
  alice.says("/search deploy");
  await alice.sees("*** found 2:");
  await alice.seesNext(
    /^\d{4}-\d\d-\d\d \d\d:\d\d dev #\d+ \[alice\] the deploy is red$/,
    /^\d{4}-\d\d-\d\d \d\d:\d\d lobby #\d+ \[bob\] Deploy /,
  );
});

Deno.test("--data: link rooms, private lines, addresses and passwords are in no file", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  {
    await using server = await start(data);
    const alice = await server.login("alice");
    alice.says("kept-line");
    await alice.sees("[alice] kept-line");
    alice.says("/msg alice private-line");
    alice.says("/op secret-password");
    alice.says("/invite");
    const link = (await alice.sees(/\/join \S+$/)).split(" ").at(-1)!;
    alice.says("link-line");
    await alice.sees("[alice] link-line");
    assertEquals(await server.stop(), 0);
    const bytes = bytesIn(data);
    assertStringIncludes(bytes, "kept-line");
    const secrets = [
      ...["private-line", "secret-password", "link-line", "127.0.0.1"],
      link,
    ];
    for (const secret of secrets) assert(!bytes.includes(secret), secret);
  }
});

Deno.test("--data: a permission that is missing is one clear line", async () => {
  using folder = new TempFolder();
  const data = folder.path("data");
  for (
    const [what, given] of [["read", []], ["write", [`-R=${data}`]]] as const
  ) {
    await using program = ChildServer.spawn(["--data", data], {
      permissions: ["-N", ...given],
    });
    await program.errors.seesNext(
      `Cannot start: '--data' needs the permission to ${what} ${data}: run with -R=${data} -W=${data}`,
    );
    assertEquals(await program.exitCode(), 2);
  }
});
