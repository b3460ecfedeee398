import { assert, assertEquals } from "@std/assert";
import { testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { Pane } from "./harness/pane.ts";

const QUIET = ["--name", "alice", "--time", "off"];
const HINT = "the name that others will know you by; Ctrl-C leaves";

testWith(
  "tmux",
  "maru connect asks for a name, and again if it is taken",
  async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using pane = await Pane.open([
      `127.0.0.1:${server.port}`,
      ...["--time", "off"],
    ]);
    await pane.shows(HINT, "login ID:");
    await pane.says("bob");
    await pane.shows("*** that name is taken", "login ID:");
    await pane.says("carol");
    await bob.sees("*** carol has joined");
    await pane.shows("*** 2 here: bob, carol", "lobby ›");
    // A name is nothing to come back to.
    await pane.presses("Up");
    await pane.types("hi");
    await pane.shows("lobby › hi");
  },
);

testWith("tmux", "maru connect keeps a password from the screen", async () => {
  await using server = new TestServer({
    password: "open sesame",
    limits: { wrongPassword: 0 },
  });
  await using pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
  await pane.shows("password:");
  await pane.types("sesame");
  await pane.shows("password: ******");
  await pane.presses("Enter");
  await pane.shows("*** wrong password", "password:");
  await pane.says("open sesame");
  await pane.shows("*** 1 here: alice", "lobby ›");
});

testWith(
  "tmux",
  "maru connect rings for a name and for a private line",
  async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await pane.sees("lobby ›");
    await pane.records();
    const bells = async () => (await pane.recorded()).split("\x07").length - 1;
    // What is on the screen is recorded a little later.
    const isRecorded = (text: string) =>
      pane.waits(text, async () => (await pane.recorded()).includes(text));
    const rings = (count: number) =>
      pane.waits(`${count} rings`, async () => await bells() === count);
    bob.says("malice aforethought");
    await pane.sees("[bob] malice");
    await isRecorded("malice");
    assertEquals(await bells(), 0);
    bob.says("hello Alice!");
    await pane.sees("[bob] hello Alice!");
    await rings(1);
    bob.says("/msg alice psst");
    await pane.sees("[bob -> you] psst");
    await rings(2);
    await pane.says("alice speaks of alice");
    await pane.sees("[alice] alice speaks");
    bob.says("after");
    await isRecorded("after");
    assertEquals(await bells(), 2);
  },
);

testWith("tmux", "maru connect is silent with --bell off", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  await using pane = await Pane.open([
    `127.0.0.1:${server.port}`,
    ...[...QUIET, "--bell", "off"],
  ]);
  await pane.sees("lobby ›");
  await pane.records();
  bob.says("alice?");
  await pane.sees("[bob] alice?");
  await pane.waits(
    "the line",
    async () => (await pane.recorded()).includes("alice?"),
  );
  bob.says("after");
  await pane.waits(
    "the next",
    async () => (await pane.recorded()).includes("after"),
  );
  assert(!(await pane.recorded()).includes("\x07"));
});

testWith(
  "tmux",
  "maru connect colours names, and dims its own lines",
  async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await pane.sees("lobby ›");
    bob.says("hi");
    await pane.says("hello");
    await pane.sees("[alice] hello");
    await pane.sees("[bob] hi");
    const styled = await pane.styled();
    // The colour is the one in which the server would show the name.
    assert(styled.includes("[\x1b[32mbob\x1b[39m] hi"), styled);
    assert(styled.includes("\x1b[2m[alice] hello"), styled);
  },
);

for (
  const [how, args, options] of [
    ["--no-color", ["--no-color"], {}],
    ["NO_COLOR", [], { env: { NO_COLOR: "1" }, permissions: ["-E=NO_COLOR"] }],
  ] as const
) {
  testWith("tmux", `maru connect has no colours with ${how}`, async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using pane = await Pane.open([
      `127.0.0.1:${server.port}`,
      ...[...QUIET, ...args],
    ], options);
    await pane.sees("lobby ›");
    await pane.records();
    bob.says("alice, hi");
    await pane.waits(
      "the line",
      async () => (await pane.recorded()).includes("[bob] alice, hi"),
    );
    // deno-lint-ignore no-control-regex
    assertEquals((await pane.recorded()).match(/\x1b\[[\d;]*m/g), null);
  });
}

testWith("tmux", "maru connect speaks Korean when asked to", async () => {
  await using server = new TestServer();
  await using pane = await Pane.open([
    `127.0.0.1:${server.port}`,
    ...["--time", "off", "--lang", "ko"],
  ]);
  await pane.shows(
    "다른 사람에게 보일 이름을 적으세요. Ctrl-C로 나갑니다.",
    "로그인ID:",
  );
  await pane.says("앨리스");
  await pane.shows("*** 1명이 있습니다: 앨리스", "lobby ›");
  await pane.says("/format text");
  await pane.sees("JSON 을 받아서 줄로 보여 줍니다.");
  await pane.says("/lang en");
  await pane.sees("*** lang is en");
  await pane.says("/format text");
  await pane.sees("*** the client needs the JSON of the server");
});

testWith(
  "tmux",
  "maru connect goes to rooms, and says where one is",
  async () => {
    await using server = new TestServer();
    const [bob, carol] = await server.join("bob", "carol");
    carol.says("said in the lobby");
    await carol.sees("[carol] said in the lobby");
    await using pane = await Pane.open([
      `127.0.0.1:${server.port}`,
      ...[...QUIET, "--room", "#builds"],
    ]);
    await pane.shows("*** 1 here: alice", "builds ›");
    bob.says("/join builds");
    await pane.sees("*** bob has joined");
    bob.says("hi");
    await pane.sees("[bob] hi");
    await pane.says("/join lobby");
    await pane.shows(
      "*** 2 here: carol, alice",
      "*** the last line here:",
      "[carol] said in the lobby",
      "lobby ›",
    );
    // What was seen of a room is not shown again, unless it is asked for.
    await pane.says("/join builds");
    await pane.shows("*** 2 here: bob, alice", "builds ›");
    await pane.says("/history 5");
    await pane.shows("*** the last line here:", "[bob] hi", "builds ›");
  },
);

testWith(
  "tmux",
  "maru connect shows times, and the day when it changes",
  async () => {
    const now = Date.now();
    let ago = 2 * 24 * 60 * 60_000;
    await using server = new TestServer({ now: () => now - ago });
    const bob = await server.login("bob");
    bob.says("the day before yesterday");
    await bob.sees("[bob] the day before yesterday");
    ago = 0;
    await using pane = await Pane.open([
      `127.0.0.1:${server.port}`,
      ...["--name", "alice"],
    ]);
    await pane.sees(
      /^\*\*\* \w+day, .* \d{4}\n\d\d:\d\d \[bob\] the day.*\n\*\*\* \w+day, .*\n\d\d:\d\d \*\*\* 2 here/,
    );
  },
);
