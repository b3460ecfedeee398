import { assert } from "@std/assert";
import { testUnless, whyNotOnDeno26 } from "../harness/maru.ts";
import { testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { Pane } from "./harness/pane.ts";

const QUIET = ["--name", "alice", "--time", "off"];

for (const key of ["C-c", "C-d", "C-\\"]) {
  testWith("tmux", `maru connect leaves by ${key}`, async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await pane.sees("lobby ›");
    await bob.sees("*** alice has joined");
    await pane.presses(key);
    await bob.seesNext("*** alice has left");
    await pane.ends(0);
    // The line that was being typed is gone, and what was said stays.
    await pane.shows("*** 2 here: bob, alice", "restored, 0");
  });
}

testWith(
  "tmux",
  "maru connect leaves by /quit, with parting words",
  async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    await using pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await pane.sees("lobby ›");
    await pane.says("/quit see you 또 봐요");
    await bob.sees("*** alice has left (see you 또 봐요)");
    await pane.ends(0);
  },
);

testUnless(
  whyNotOnDeno26(),
  "maru connect clears a draft by Ctrl-C, and leaves by another",
  async () => {
    await using server = new TestServer();
    await using pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET], {
      columns: 30,
    });
    await pane.sees("lobby ›");
    await pane.types("a draft of two rows, at the least");
    await pane.shows("lobby › a draft of two rows, a", "        t the least");
    await pane.presses("C-d", "C-c");
    await pane.shows("*** 1 here: alice", "lobby ›");
    // What was cleared by mistake is one key away.
    await pane.presses("C-y");
    await pane.shows("lobby › a draft of two rows, a", "        t the least");
    await pane.presses("C-c");
    await pane.shows("*** 1 here: alice", "lobby ›");
    await pane.presses("C-c");
    await pane.ends(0);
    await pane.shows("*** 1 here: alice", "restored, 0");
  },
  (name, run) => testWith("tmux", name, run),
);

testWith(
  "tmux",
  "maru connect leaves by Ctrl-C when asked for a name",
  async () => {
    await using server = new TestServer();
    await using pane = await Pane.open([`127.0.0.1:${server.port}`]);
    await pane.sees("login ID:");
    await pane.types("ali");
    await pane.shows("login ID: ali");
    await pane.presses("C-c");
    await pane.shows("login ID:");
    await pane.presses("C-c");
    await pane.ends(0);
  },
);

testWith(
  "tmux",
  "maru connect leaves by Ctrl-C while it connects",
  async () => {
    // Whoever listens without accepting is a server that says nothing.
    using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const { port } = listener.addr;
    await using pane = await Pane.open([`127.0.0.1:${port}`, ...QUIET]);
    await pane.sees(`connecting to 127.0.0.1:${port}`);
    await pane.presses("C-c");
    await pane.ends(0);
  },
);

testWith(
  "tmux",
  "maru connect leaves by Ctrl-C while it reconnects",
  async () => {
    const server = new TestServer();
    await using pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await pane.sees("lobby ›");
    await server[Symbol.asyncDispose]();
    await pane.sees("trying again in");
    await pane.presses("C-c");
    await pane.ends(0);
  },
);

testWith("tmux", "maru connect leaves by a second Ctrl-C at once", async () => {
  // A server that never closes, and never notices that somebody left.
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  await using pane = await Pane.open([
    `127.0.0.1:${listener.addr.port}`,
    ...QUIET,
  ]);
  using conn = await listener.accept();
  await conn.write(new TextEncoder().encode("login ID: "));
  await conn.read(new Uint8Array(64));
  await conn.write(new TextEncoder().encode("[alice] has joined\n"));
  await pane.shows("[alice] has joined", "alice ›");
  const start = performance.now();
  await pane.presses("C-c");
  // It has been told; but it will not close.
  await conn.read(new Uint8Array(64));
  await pane.presses("C-c");
  await pane.ends(0);
  // A first one waits for three seconds.
  assert(performance.now() - start < 3000);
});

testWith("tmux", "maru connect stops by Ctrl-Z, and goes on", async () => {
  await using server = new TestServer();
  const bob = await server.login("bob");
  await using pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET], {
    shell: true,
  });
  await pane.sees("lobby ›");
  await pane.types("a draft");
  await pane.sees("lobby › a draft");
  await pane.presses("C-z");
  await pane.sees(/Stopped[^]*shell>$/);
  bob.says("meanwhile");
  await pane.says("fg");
  await pane.shows("[bob] meanwhile", "lobby › a draft");
  // The shell has changed the terminal meanwhile.
  await pane.pastes(", kept\nand more");
  await pane.shows("lobby › a draft, kept↵and more");
  await pane.presses("Enter");
  await bob.sees("[alice] a draft, kept");
  await pane.presses("C-d");
  await bob.sees("*** alice has left");
  await pane.sees(/shell>$/);
  await pane.says("echo left with $?");
  await pane.sees("left with 0");
});

testWith(
  "tmux",
  "maru connect leaves when its terminal goes away",
  async () => {
    await using server = new TestServer();
    const bob = await server.login("bob");
    const pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await pane.sees("lobby ›");
    await bob.sees("*** alice has joined");
    await pane[Symbol.asyncDispose]();
    await bob.sees("*** alice has left");
  },
);

testWith(
  "tmux",
  "maru connect says in one line why it cannot connect",
  async () => {
    await using pane = await Pane.open(["127.0.0.1:1", ...QUIET], {
      columns: 80,
    });
    await pane.ends(1);
    await pane.shows(
      "Cannot connect: nothing listens at 127.0.0.1:1",
      "restored, 1",
    );
  },
);

testWith(
  "tmux",
  "maru connect says why the server turned it away",
  async () => {
    await using server = new TestServer({ limits: { loginTries: 1 } });
    await server.login("alice");
    await using pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET], {
      columns: 80,
    });
    await pane.ends(1);
    await pane.shows(
      "*** that name is taken",
      "*** too many tries; goodbye",
      "Cannot connect: the server says no: too many tries; goodbye",
      "restored, 1",
    );
  },
);
