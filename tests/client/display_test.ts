import { testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { Pane } from "./harness/pane.ts";

const QUIET = ["--name", "alice", "--time", "off"];

testWith(
  "tmux",
  "maru connect breaks lines between words, under the text",
  async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using alice = await Pane.open(
      [`127.0.0.1:${server.port}`, ...QUIET],
      { columns: 40, rows: 40 },
    );
    await bob.sees("*** alice has joined");
    await alice.sees("lobby ›");
    bob.says("a sentence that is longer than the screen is wide");
    bob.says("한국어 문장도 낱말 사이에서 줄이 바뀌어야 읽기 좋습니다");
    await alice.shows(
      "[bob] a sentence that is longer than the",
      "      screen is wide",
      "[bob] 한국어 문장도 낱말 사이에서 줄이",
      "      바뀌어야 읽기 좋습니다",
      "lobby ›",
    );
    await alice.says("/help msg");
    await alice.shows(
      "*** /msg name text  write to one person",
      "    only",
      "lobby ›",
    );
    await alice.says("/help");
    await alice.sees("*** /msg name text\n***   write to one person only\n");
  },
);

testWith(
  "tmux",
  "maru connect shows and hides the times by /time, shortened too",
  async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using alice = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await bob.sees("*** alice has joined");
    await alice.sees("lobby ›");
    await alice.says("/tim on");
    await alice.sees(/\d\d:\d\d \*\*\* time is on/);
    bob.says("at a time");
    await alice.sees(/\d\d:\d\d \[bob\] at a time/);
    await alice.says("/TIME off");
    await alice.sees("*** time is off");
    bob.says("at none");
    await alice.sees(/^\[bob\] at none/m);
  },
);

testWith(
  "tmux",
  "maru connect shows no line for what holds for a moment",
  async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using alice = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await bob.sees("*** alice has joined");
    await alice.sees("lobby ›");
    bob.says("/typing\n/away eating\nhello");
    await alice.sees(/^\[bob\] hello/m);
    await alice.shows("*** 2 here: bob, alice", "[bob] hello", "lobby ›");
  },
);
