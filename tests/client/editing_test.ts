import { testUnless, whyNotOnDeno26 } from "../harness/maru.ts";
import { testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { Pane } from "./harness/pane.ts";

const QUIET = ["--name", "alice", "--time", "off"];

testWith(
  "tmux",
  "maru connect deletes and passes characters, not code points",
  async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using alice = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await bob.sees("*** alice has joined");
    await alice.sees("lobby ›");
    const family = "👨\u200d👩\u200d👧";
    await alice.types(`a${family}b${family}`);
    await alice.presses("BSpace", "Left", "Left", "x", "Right", "y", "Enter");
    await bob.sees(`[alice] ax${family}yb`);
    await alice.types(`a${family}\u1100\u1161\u11a8b`);
    await alice.presses("Home", "Right", "Delete", "Right", "z", "Enter");
    await bob.sees("[alice] a\u1100\u1161\u11a8zb");
  },
);

testUnless(
  whyNotOnDeno26(),
  "maru connect never recalls a password, however the command was written",
  async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using alice = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await bob.sees("*** alice has joined");
    await alice.sees("lobby ›");
    await alice.says("said before");
    await bob.sees("[alice] said before");
    await alice.says("/OP secret");
    await alice.sees("*** this server has no operators");
    await alice.shows("*** this server has no operators", "lobby ›");
    // Neither what was deleted nor what was done comes back.
    await alice.presses("C-y", "x", "C-_", "C-_", "y");
    await alice.shows("*** this server has no operators", "lobby › xy");
    await alice.presses("BSpace", "BSpace", "Up");
    await alice.shows(
      "*** this server has no operators",
      "lobby › said before",
    );
  },
  (name, run) => testWith("tmux", name, run),
);
