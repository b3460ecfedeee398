import { assertEquals } from "@std/assert";
import { testUnless, whyNotOnDeno26 } from "../harness/maru.ts";
import { testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { Pane } from "./harness/pane.ts";

const QUIET = ["--name", "alice", "--time", "off"];

testWith("tmux", "maru connect shows others above what is typed", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  await using alice = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
  await alice.shows("*** 2 here: bob, alice", "lobby ›");
  await bob.sees("*** alice has joined");
  await alice.types("half a sent");
  await alice.shows("lobby › half a sent");
  for (const line of ["one", "two", "three"]) bob.says(line);
  await alice.shows(
    "*** 2 here: bob, alice",
    "[bob] one",
    "[bob] two",
    "[bob] three",
    "lobby › half a sent",
  );
  await alice.hasCursorAt(19, 4);
  await alice.says("ence");
  await bob.sees("[alice] half a sentence");
  await alice.shows("[bob] three", "[alice] half a sentence", "lobby ›");
  // Nothing that was drawn for a while is found when one scrolls back.
  assertEquals((await alice.screen()).split("\n"), [
    "*** 2 here: bob, alice",
    ...["[bob] one", "[bob] two", "[bob] three"],
    ...["[alice] half a sentence", "lobby ›"],
  ]);
});

testWith("tmux", "maru connect wraps a long Korean draft", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  await using alice = await Pane.open(
    [`127.0.0.1:${server.port}`, ...QUIET],
    { columns: 30, rows: 14 },
  );
  await alice.sees("lobby ›");
  // Eleven syllables fit behind the prompt; the twelfth would be cut in half.
  const draft = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허";
  await alice.types(draft);
  await alice.shows(
    "lobby › 가나다라마바사아자차카",
    "        타파하거너더러머버서어",
    "        저처커터퍼허",
  );
  bob.says("끼어드는 말");
  await alice.shows(
    "*** 2 here: bob, alice",
    "[bob] 끼어드는 말",
    "lobby › 가나다라마바사아자차카",
    "        타파하거너더러머버서어",
    "        저처커터퍼허",
  );
  await alice.hasCursorAt(20, 4);
  await alice.presses("Home");
  await alice.hasCursorAt(8, 2);
  bob.says("또");
  await alice.shows(
    "[bob] 또",
    "lobby › 가나다라마바사아자차카",
    "        타파하거너더러머버서어",
    "        저처커터퍼허",
  );
  await alice.hasCursorAt(8, 3);
  await alice.presses("Delete", "End", "BSpace", "Enter");
  await bob.sees(`[alice] ${draft.slice(1, -1)}`);
  await alice.shows(
    "[bob] 또",
    `[alice] ${draft.slice(1, 12)}`,
    `        ${draft.slice(12, 23)}`,
    `        ${draft.slice(23, -1)}`,
    "lobby ›",
  );
});

testWith("tmux", "maru connect keeps a draft whole when resized", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  await using alice = await Pane.open(
    [`127.0.0.1:${server.port}`, ...QUIET],
    { columns: 50, rows: 14 },
  );
  await alice.sees("lobby ›");
  bob.says("before");
  await alice.types("가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허");
  await alice.shows(
    "*** 2 here: bob, alice",
    "[bob] before",
    "lobby › 가나다라마바사아자차카타파하거너더러머버서",
    "        어저처커터퍼허",
  );
  await alice.resizes(30, 14);
  await alice.shows(
    "*** 2 here: bob, alice",
    "[bob] before",
    "lobby › 가나다라마바사아자차카",
    "        타파하거너더러머버서어",
    "        저처커터퍼허",
  );
  await alice.resizes(80, 14);
  await alice.shows(
    "*** 2 here: bob, alice",
    "[bob] before",
    "lobby › 가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허",
  );
  bob.says("after");
  await alice.shows(
    "[bob] before",
    "[bob] after",
    "lobby › 가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허",
  );
});

testWith("tmux", "maru connect is usable on a tiny screen", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  await using alice = await Pane.open(
    [`127.0.0.1:${server.port}`, ...QUIET],
    { columns: 20, rows: 4 },
  );
  await alice.sees("*** 2 here");
  await alice.types("a draft that is far too long for it, indeed");
  bob.says("hi");
  // The prompt is short, and the draft has half of the screen.
  await alice.shows("[bob] hi", "  r too long for it,", "   indeed");
  await alice.presses("Home");
  await alice.shows("[bob] hi", "› a draft that is fa", "  r too long for it,");
  await alice.presses("Enter");
  await bob.sees("[alice] a draft that is far too long for it, indeed");
});

testWith("tmux", "maru connect sends a paste as it was pasted", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  await using alice = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
  await alice.sees("lobby ›");
  await alice.pastes("first\nsecond\x1b[31m 둘째\n");
  // Nothing is sent before Enter is pressed.
  await alice.shows("*** 2 here: bob, alice", "lobby › first↵second 둘째");
  await alice.presses("M-Enter");
  await alice.says("third");
  await bob.sees("[alice] first");
  await bob.seesNext("[alice] second 둘째", "[alice] third");
});

testUnless(
  whyNotOnDeno26(),
  "maru connect recalls, kills and yanks like readline",
  async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using alice = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await alice.sees("lobby ›");
    await alice.says("한번 말한 것");
    await bob.sees("[alice] 한번 말한 것");
    await alice.presses("Up");
    await alice.shows("lobby › 한번 말한 것");
    await alice.presses("C-w");
    await alice.types("일");
    await alice.presses("C-a", "C-k");
    await alice.shows("[alice] 한번 말한 것", "lobby ›");
    await alice.presses("C-y", "C-y", "Enter");
    await bob.seesNext("[alice] 한번 말한 일한번 말한 일");
  },
  (name, run) => testWith("tmux", name, run),
);
