import { assertEquals } from "@std/assert";
import { configure } from "../../src/config/config.ts";
import { serverOptions } from "../../src/config/setup.ts";
import { Log } from "../../src/log.ts";
import { ChildServer } from "../harness/child_server.ts";
import { testWith } from "../harness/program.ts";
import { SocketClient } from "../web/harness/socket_client.ts";
import { type ChatNode, joinBoth, joinChat } from "./harness/chat_node.ts";
import { eventually } from "./harness/eventually.ts";
import { NatsServer } from "./harness/nats_server.ts";

const NATS = "nats-server";

/** Somebody with a page, and the token with which they can come back. */
async function visit(name: string, { server }: ChatNode) {
  const port = await server.openWeb();
  const page = await SocketClient.connect(name, `http://127.0.0.1:${port}`);
  page.says(name);
  const { token } = await page.sees({ kind: "welcome" });
  await page.sees({ kind: "joined", who: name });
  return { page, token, port };
}

testWith(
  NATS,
  "cluster: who is cut off comes back on another server, and has missed nothing",
  async () => {
    const web = { web: { port: 0, host: "127.0.0.1" } };
    await using both = await joinBoth(web);
    const { a, b } = both;
    const bob = await b.server.login("bob");
    const { page, token } = await visit("alice", a);
    bob.says("one");
    const { id } = await page.sees({ kind: "said", text: "one" });
    page.socket.terminate();
    await page.ends();
    await eventually(
      () =>
        b.node.services.registry.names.find("alice")?.absentSince !== undefined,
      "alice is absent on b",
    );
    bob.says("two");
    bob.says("/msg alice three");
    await bob.sees(/three/);
    const port = await b.server.openWeb();
    await using again = await SocketClient.connect(
      "alice",
      `http://127.0.0.1:${port}`,
    );
    again.says(`/resume ${token} ${id}`);
    await again.sees({ kind: "welcome", who: "alice" });
    await again.sees({ kind: "said", text: "two" });
    await again.sees({ kind: "whisper", text: "three" });
    again.says("here");
    await bob.sees("[alice] here");
    // The token is worth nothing any more.
    await using thief = await SocketClient.connect(
      "thief",
      `http://127.0.0.1:${port}`,
    );
    thief.says(`/resume ${token} ${id}`);
    await thief.sees({ code: "resumeFailed" });
    const said = again.frames.join("\n").split("\n").filter((line) =>
      line.includes('"two"')
    );
    assertEquals(said.length, 1);
  },
);

testWith(
  NATS,
  "cluster: a server that stops hands its pages to the others",
  async () => {
    const web = { web: { port: 0, host: "127.0.0.1" } };
    await using both = await joinBoth(web);
    const { a, b } = both;
    const bob = await b.server.login("bob");
    const nc = await a.server.login("nc");
    const { page, token } = await visit("alice", a);
    bob.says("one");
    const { id } = await page.sees({ kind: "said", text: "one" });
    const stopped = a.server.stop();
    await page.ends();
    await nc.sees(/going down/);
    await stopped;
    bob.says("two");
    const port = await b.server.openWeb();
    await using again = await SocketClient.connect(
      "alice",
      `http://127.0.0.1:${port}`,
    );
    again.says(`/resume ${token} ${id}`);
    await again.sees({ kind: "said", text: "two" });
    again.says("here");
    const shown = await bob.sees("[alice] here");
    assertEquals(shown, "[alice] here");
    assertEquals(
      [...b.node.services.registry.people()].map(({ name }) => name).sort(),
      ["alice", "bob"],
    );
  },
);

testWith(
  NATS,
  "cluster: whose login is under way when their server stops goes on elsewhere",
  async () => {
    const web = { web: { port: 0, host: "127.0.0.1" } };
    await using both = await joinBoth(web);
    const { nats, a, b } = both;
    const nc = await a.server.login("nc");
    const origin = `http://127.0.0.1:${await a.server.openWeb()}`;
    const page = await SocketClient.connect("alice", origin);
    const { counters } = a.node.services;
    const before = counters.lines;
    nats.stop();
    page.says("alice");
    await eventually(() => counters.lines > before, "the name is read");
    const stopped = a.server.stop();
    await nc.sees(/going down/);
    nats.goOn();
    const { token } = await page.sees({ kind: "welcome", who: "alice" });
    await page.ends();
    await stopped;
    const other = `http://127.0.0.1:${await b.server.openWeb()}`;
    await using again = await SocketClient.connect("alice", other);
    again.says(`/resume ${token} 0`);
    await again.sees({ kind: "welcome", who: "alice" });
  },
);

testWith(
  NATS,
  "cluster: the people of a server that is killed leave, and their names are free",
  async () => {
    await using nats = await NatsServer.start();
    const args = ["--rate", "0", "--cluster", `nats://${nats.address}`];
    const flags = [...args, "--cluster-name", "test", "--node", "killed"];
    await using killed = await ChildServer.start(flags);
    const log = new Log(() => {});
    const request = configure(["--web-port", "off", ...args], () => undefined);
    if (request.action !== "serve") throw new Error("it does not serve");
    const { limits } = await serverOptions(request.options, log);
    const alice = await killed.login("alice");
    // With exactly the bounds of the other: anything else is refused.
    await using b = await joinChat(nats, "b", { limits: limits! }, true);
    const { registry } = b.node.services;
    assertEquals(registry.names.size, 1);
    const bob = await b.server.login("bob");
    await alice.sees("*** bob has joined");
    killed.program.signal("SIGKILL");
    await eventually(() => registry.names.size === 1, "alice has left");
    bob.says("/nick alice");
    await bob.sees(/is now|are now/);
  },
);

testWith(
  NATS,
  "cluster: a server that hangs finds itself given up, and comes back",
  async () => {
    await using nats = await NatsServer.start();
    const args = ["--rate", "0", "--cluster", `nats://${nats.address}`];
    await using one = await ChildServer.start([...args, "--node", "one"]);
    await using two = await ChildServer.start([...args, "--node", "two"]);
    const alice = await one.login("alice");
    const bob = await two.login("bob");
    await alice.sees("*** bob has joined");
    one.program.signal("SIGSTOP");
    await eventually(async () => {
      bob.says("/who");
      return (await bob.sees(/ here: /)).includes("1 here: bob");
    }, "alice has left");
    one.program.signal("SIGCONT");
    await alice.sees(/connect again/);
    const again = await one.login("anna");
    bob.says("welcome back");
    await again.sees("[bob] welcome back");
  },
);

testWith(
  NATS,
  "cluster: whose return to a server that is given up was under way comes back elsewhere",
  async () => {
    await using nats = await NatsServer.start();
    const args = ["--rate", "0", "--cluster", `nats://${nats.address}`];
    const start = (node: string) =>
      ChildServer.start([...args, "--web-port", "shared", "--node", node]);
    await using one = await start("one");
    await using two = await start("two");
    const ann = await one.login("ann");
    const bob = await two.login("bob");
    const come = ({ port }: ChildServer) =>
      SocketClient.connect("alice", `http://127.0.0.1:${port}`);
    const page = await come(two);
    page.says("alice");
    const { token } = await page.sees({ kind: "welcome" });
    await page.sees({ kind: "joined", who: "alice" });
    await page[Symbol.asyncDispose]();
    await using again = await come(one);
    await again.sees({ kind: "prompt" });
    one.program.signal("SIGSTOP");
    again.says(`/resume ${token} 0`);
    await eventually(async () => {
      bob.says("/who");
      return !(await bob.sees(/ here: /)).includes("ann");
    }, "ann has left");
    one.program.signal("SIGCONT");
    await ann.sees(/connect again/);
    await again.ends();
    assertEquals(again.frames.join().includes("resumeFailed"), false);
    await using last = await come(two);
    last.says(`/resume ${token} 0`);
    await last.sees({ kind: "welcome", who: "alice" });
  },
);
