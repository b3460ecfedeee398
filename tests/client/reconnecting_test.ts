import { assertEquals } from "@std/assert";
import { freePort } from "../harness/free_port.ts";
import { enter, portOf, startMaru } from "../harness/maru.ts";
import { type Program, testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { Cable } from "./harness/cable.ts";
import { Pane } from "./harness/pane.ts";

const QUIET = ["--name", "alice", "--time", "off"];

/** Starts a server as a program, which can be killed. */
async function start(port: number): Promise<Program> {
  const flags = ["--web-port", "off", "--host", "127.0.0.1", "--rate", "0"];
  const server = startMaru(["--port", `${port}`, ...flags]);
  await portOf(server);
  return server;
}

testWith(
  "tmux",
  "maru connect comes back to a server that was killed",
  async () => {
    const port = freePort();
    await using first = await start(port);
    await using pane = await Pane.open([
      `127.0.0.1:${port}`,
      ...[...QUIET, "--room", "builds"],
    ]);
    await pane.shows("*** 1 here: alice", "builds ›");
    await pane.types("a draft, 초안");
    await pane.sees("초안");
    first.signal("SIGKILL");
    await first[Symbol.asyncDispose]();
    await pane.sees(
      /the connection is lost; your draft is kept\ntrying again in \d+ s; .*\nbuilds › a draft, 초안/,
    );
    // Enter does not throw the draft away, and tries at once.
    await pane.presses("Enter");
    await pane.sees("builds › a draft, 초안");
    await using _ = await start(port);
    using bob = await enter("bob", port);
    bob.says("/join builds");
    await pane.sees(
      /\*\*\* back after \d+ s\n(?:.*\n)*builds › a draft, 초안$/,
    );
    await pane.presses("Enter");
    await bob.sees("[alice] a draft, 초안");
  },
);

testWith("tmux", "maru connect shows what was missed, once", async () => {
  await using server = new TestServer();
  await using cable = new Cable(server.port);
  const bob = await server.login("bob");
  bob.says("before");
  await bob.sees("[bob] before");
  await using pane = await Pane.open([`127.0.0.1:${cable.port}`, ...QUIET]);
  await pane.shows("[bob] before", "*** 2 here: bob, alice", "lobby ›");
  bob.says("seen");
  await pane.sees("[bob] seen");
  await pane.types("a draft");
  cable.cut();
  bob.says("missed 1");
  bob.says("/me misses 2");
  await bob.sees("* bob misses 2");
  cable.mend();
  await pane.sees("*** back after");
  bob.says("after");
  await pane.sees("[bob] after");
  const lines = (await pane.screen()).split("\n")
    .map((line) => line.replace(/\d+ s/, "N s"));
  assertEquals(lines, [
    "[bob] before",
    "*** 2 here: bob, alice",
    "[bob] seen",
    "*** the connection is lost; your draft is kept",
    "*** back after N s; meanwhile:",
    "[bob] missed 1",
    "* bob misses 2",
    "[bob] after",
    "lobby › a draft",
  ]);
});

testWith(
  "tmux",
  "maru connect waits for its name, or takes another",
  async () => {
    await using server = new TestServer({ limits: { absence: 1 } });
    await using cable = new Cable(server.port);
    const bob = await server.login("bob");
    await using pane = await Pane.open([`127.0.0.1:${cable.port}`, ...QUIET], {
      columns: 90,
    });
    await pane.sees("lobby ›");
    /** Somebody else takes the name while its bearer is away. */
    const loseName = async () => {
      cable.cut();
      await bob.sees("*** alice has left");
      const other = await server.login("alice");
      cable.mend();
      await pane.sees("alice is not free yet");
      return other;
    };
    const other = await loseName();
    other.says("/quit");
    await pane.sees("*** back after");
    await bob.sees("*** alice has left");
    await bob.seesNext("*** alice has joined");
    await loseName();
    await pane.says("/nick alicia");
    await bob.sees("*** alicia has joined");
    // Whoever is here is not yet ready to talk.
    await pane.sees(/back after[^]*back after/);
    await pane.says("it is me");
    await bob.seesNext("[alicia] it is me");
  },
);

testWith(
  "tmux",
  "maru connect goes on in its session, and nobody sees that it was cut off",
  async () => {
    await using server = new TestServer();
    await using cable = new Cable(server.port);
    const bob = await server.login("bob");
    await using pane = await Pane.open([`127.0.0.1:${cable.port}`, ...QUIET]);
    await pane.sees("lobby ›");
    await bob.sees("*** alice has joined");
    bob.says("one");
    await pane.sees("[bob] one");
    // First the server does not notice, then it does.
    for (const unnoticed of [true, false]) {
      cable.cut({ unnoticed });
      bob.says(`missed ${unnoticed}`);
      await bob.sees(`[bob] missed ${unnoticed}`);
      cable.mend();
      await pane.sees(`meanwhile:\n[bob] missed ${unnoticed}\n`);
    }
    await pane.says("here");
    await bob.seesNext("[alice] here");
    await pane.sees(/missed true\n[^]*missed false\n\[alice\] here\nlobby/);
  },
);

testWith(
  "tmux",
  "maru connect never sends a line again by itself",
  async () => {
    const port = freePort();
    await using first = await start(port);
    await using pane = await Pane.open([`127.0.0.1:${port}`, ...QUIET]);
    await pane.sees("lobby ›");
    first.signal("SIGSTOP");
    await pane.says("into the void");
    // Not answered yet, it stays below what has been.
    await pane.shows("*** 1 here: alice", "… [alice] into the void", "lobby ›");
    first.signal("SIGKILL");
    await first[Symbol.asyncDispose]();
    await pane.sees("the connection is lost");
    await using _ = await start(port);
    using bob = await enter("bob", port);
    await pane.sees("*** may not have arrived: into the void");
    await pane.says("and again");
    await bob.sees("[alice] and again");
    // Up, twice, has the line that was lost.
    await pane.presses("Up", "Up");
    await pane.shows("lobby › into the void");
    await pane.presses("Enter");
    await bob.seesNext("[alice] into the void");
  },
);

testWith(
  "tmux",
  "maru connect knows a line that arrived although it was cut off",
  async () => {
    await using server = new TestServer();
    await using cable = new Cable(server.port);
    const bob = await server.login("bob");
    await using pane = await Pane.open([`127.0.0.1:${cable.port}`, ...QUIET]);
    await pane.sees("lobby ›");
    await bob.sees("*** alice has joined");
    cable.deafen();
    await pane.says("heard by all but me");
    await bob.seesNext("[alice] heard by all but me");
    cable.cut();
    cable.mend();
    await pane.sees(
      /back after \d+ s; meanwhile:\n\[alice\] heard by all but me\nlobby ›$/,
    );
  },
);

testWith("tmux", "maru connect stays away when it was sent away", async () => {
  await using server = new TestServer({ operatorPassword: "secret" });
  const bob = await server.login("bob");
  bob.says("/op secret");
  await using pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
  await pane.sees("lobby ›");
  await bob.sees("*** alice has joined");
  bob.says("/kick alice enough");
  await pane.shows(
    "*** bob sent you away: enough",
    "Enter connects again, Ctrl-C leaves",
    "lobby ›",
  );
  await pane.presses("Enter");
  await bob.sees("*** alice has joined");
  await pane.sees("*** back after");
});

testWith(
  "tmux",
  "maru connect comes back into its room, and through no other",
  async () => {
    await using server = new TestServer();
    await using cable = new Cable(server.port);
    const bob = await server.login("bob");
    await using pane = await Pane.open([
      `127.0.0.1:${cable.port}`,
      ...[...QUIET, "--room", "builds"],
    ]);
    await pane.sees("builds ›");
    await bob.sees("*** alice has left");
    cable.cut();
    cable.mend();
    await pane.sees("*** back after");
    await pane.says("here again");
    await pane.shows("[alice] here again", "builds ›");
    bob.says("nobody came by");
    await bob.seesNext("[bob] nobody came by");
  },
);
