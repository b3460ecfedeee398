import { assertEquals } from "@std/assert";
import { Cable } from "../client/harness/cable.ts";
import { Pane } from "../client/harness/pane.ts";
import { connect } from "../client/harness/piped.ts";
import { ChildServer } from "../harness/child_server.ts";
import { isInstalled, testWith } from "../harness/program.ts";
import { NatsServer } from "./harness/nats_server.ts";

const NATS = "nats-server";

/** Two servers that are one chat, and what stands in front of them. */
async function start() {
  await using stack = new AsyncDisposableStack();
  const nats = stack.use(await NatsServer.start());
  const args = ["--rate", "0", "--cluster", `nats://${nats.address}`];
  const [one, two] = await Promise.all(
    ["one", "two"].map((node) => ChildServer.start([...args, "--node", node])),
  );
  stack.use(one);
  stack.use(two);
  const balancer = stack.use(new Cable(one.port));
  const all = stack.move();
  const drain = async () => {
    balancer.leadTo(two.port);
    assertEquals(await one.stop(), 0);
  };
  const end = () => all.disposeAsync();
  return { one, two, balancer, drain, [Symbol.asyncDispose]: end };
}

testWith(
  NATS,
  "cluster: maru connect in a pipe reads on at another server, each line once",
  async () => {
    await using both = await start();
    const bob = await both.two.login("bob");
    await using log = connect(both.balancer.port, "--name", "log", "--json");
    await log.endsInput();
    await bob.sees("*** log has joined");
    let count = 0;
    const talk = setInterval(() => bob.says(`line ${count++}`), 10);
    const isSaid = (line: string) => line.includes('"said"');
    const texts: string[] = [];
    const read = async () => {
      const line = await log.sees(/^/);
      if (isSaid(line)) texts.push(JSON.parse(line).text);
    };
    try {
      while (texts.length < 20) await read();
      await both.drain();
      const before = texts.length;
      // It is back, and goes on for a while.
      while (texts.length < before + 150) await read();
    } finally {
      clearInterval(talk);
    }
    while (texts.length < count) await read();
    assertEquals(texts, Array.from({ length: count }, (_, at) => `line ${at}`));
    await bob.sees("*** log has left");
    await bob.sees("*** log has joined");
  },
);

testWith(
  isInstalled(NATS) ? "tmux" : NATS,
  "cluster: maru connect goes on at another server, unseen, and has missed nothing",
  async () => {
    await using both = await start();
    const bob = await both.two.login("bob");
    const address = `127.0.0.1:${both.balancer.port}`;
    await using pane = await Pane.open([
      ...[address, "--name", "alice", "--time", "off"],
    ]);
    await pane.sees("lobby ›");
    await pane.says("before");
    await bob.sees("[alice] before");
    await pane.types("a draft");
    await both.drain();
    bob.says("meanwhile");
    bob.says("/msg alice psst");
    await bob.sees("[you -> alice] psst");
    await pane.sees("*** back after");
    await pane.presses("Enter");
    // Nobody has seen her leave.
    await bob.seesNext("[alice] a draft");
    await pane.sees("[alice] a draft");
    const lines = (await pane.screen()).split("\n")
      .filter((line) => line.startsWith("["));
    assertEquals(lines, [
      "[alice] before",
      "[bob] meanwhile",
      "[bob -> you] psst",
      "[alice] a draft",
    ]);
  },
);
