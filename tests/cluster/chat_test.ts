import { assert, assertEquals } from "@std/assert";
import { testWith } from "../harness/program.ts";
import { type ChatNode, joinBoth, joinChat } from "./harness/chat_node.ts";
import { eventually } from "./harness/eventually.ts";
import { NatsServer } from "./harness/nats_server.ts";

const NATS = "nats-server";

testWith(NATS, "cluster: people on two servers are in one room", async () => {
  await using both = await joinBoth();
  const { a, b } = both;
  const alice = await a.server.login("alice");
  const bob = await b.server.login("bob");
  await alice.seesNext("*** bob has joined");
  alice.says("hello");
  await bob.seesNext("[alice] hello");
  bob.says("/me waves");
  await alice.sees(/\* bob waves/);
  bob.says("/who");
  await bob.sees(/alice, bob/);
});

testWith(
  NATS,
  "cluster: a name is one person's, whichever server they are on",
  async () => {
    await using both = await joinBoth();
    const { a, b } = both;
    const alice = await a.server.login("alice");
    const other = await b.server.connect();
    other.says("alice");
    await other.sees(/taken/);
    other.says("carol");
    await other.sees(/\*\*\* carol has joined/);
    other.says("/nick alice");
    await other.sees(/taken/);
    alice.says("/nick anna");
    await other.sees(/anna/);
    other.says("/nick alice");
    await alice.sees(/carol is now alice/);
  },
);

testWith(
  NATS,
  "cluster: a server that comes later knows people, rooms, topics and lines",
  async () => {
    await using nats = await NatsServer.start();
    await using a = await joinChat(nats, "a");
    const alice = await a.server.login("alice");
    alice.says("/join tea");
    alice.says("/topic leaves");
    alice.says("said before");
    await alice.sees(/said before/);
    await using b = await joinChat(nats, "b");
    const bob = await b.server.login("bob");
    bob.says("/join tea");
    await bob.sees(/leaves/);
    await bob.sees(/said before/);
    await alice.sees(/\*\*\* bob has joined/);
    bob.says("/whois alice");
    await bob.sees(/tea/);
  },
);

testWith(
  NATS,
  "cluster: private lines, bans, kicks and announcements reach every server",
  async () => {
    await using nats = await NatsServer.start();
    const options = { operatorPassword: "secret" };
    await using a = await joinChat(nats, "a", options);
    await using b = await joinChat(nats, "b", options);
    const alice = await a.server.login("alice");
    const bob = await b.server.login("bob");
    alice.says("/msg bob psst");
    await bob.sees(/psst/);
    bob.says("/reply yes");
    await alice.sees(/yes/);
    alice.says("/op secret");
    await alice.sees(/operator/);
    alice.says("/announce tea is ready");
    await bob.sees(/tea is ready/);
    alice.says("/mute bob");
    await bob.sees(/you are muted/);
    alice.says("/unmute bob");
    alice.says("/kick bob enough");
    await bob.sees(/enough/);
    await bob.rest();
    alice.says("/ban carol");
    await alice.sees(/carol/);
    const carol = await b.server.connect();
    carol.says("carol");
    await carol.rest();
  },
);

testWith(
  NATS,
  "cluster: many lines at once keep their order, and commands among them",
  async () => {
    await using both = await joinBoth();
    const { a, b } = both;
    const alice = await a.server.login("alice");
    const bob = await b.server.login("bob");
    const lines = Array.from({ length: 50 }, (_, at) => `line ${at}`);
    alice.says([...lines, "/nick anna", ...lines, "/who"].join("\n"));
    await bob.seesNext(...lines.map((line) => `[alice] ${line}`));
    await bob.seesNext(/alice.*anna/);
    await bob.seesNext(...lines.map((line) => `[anna] ${line}`));
    await alice.sees(/2 here: anna, bob/);
  },
);

testWith(
  NATS,
  "cluster: what one said is deleted on every server, a later one too",
  async () => {
    await using nats = await NatsServer.start();
    await using a = await joinChat(nats, "a");
    const alice = await a.server.login("alice");
    const kept = ["stays", "goes"];
    const bob = await a.server.login("bob");
    bob.says(kept[0]);
    alice.says(kept[1]);
    await bob.sees("[alice] goes");
    await using b = await joinChat(nats, "b");
    const carol = await b.server.login("carol");
    alice.says("/forget");
    await alice.sees(/1 line/);
    carol.says("said after");
    await alice.sees(/said after/);
    await carol.sees(/said after/);
    for (const { node } of [a, b]) {
      const { lobby } = node.services.registry;
      const texts = lobby.remembered(10).map((event) =>
        event.kind === "said" ? event.text : ""
      );
      assertEquals(texts, ["stays", "said after"]);
    }
  },
);

testWith(NATS, "cluster: a link room is the same on every server", async () => {
  await using both = await joinBoth();
  const { a, b } = both;
  const alice = await a.server.login("alice");
  alice.says("/invite");
  const link = (await alice.sees(/\/r\/[0-9a-z-]+/)).match(/[0-9a-z-]+$/)![0];
  const bob = await b.server.login("bob");
  bob.says(`/join ${link}`);
  await alice.sees(/\*\*\* bob has joined/);
  alice.says("/lock");
  await bob.sees(/locked/);
  const carol = await b.server.login("carol");
  carol.says(`/join ${link}`);
  await carol.sees(/locked/);
  alice.says("/close");
  await bob.sees(/closed/);
  await eventually(
    () => [a, b].every((node) => peopleIn(node, "lobby").length === 3),
    "all are in the lobby",
  );
  assertEquals(peopleIn(a, "lobby"), peopleIn(b, "lobby"));
});

testWith(NATS, "cluster: who leaves a server has left all", async () => {
  await using both = await joinBoth();
  const { a, b } = both;
  const alice = await a.server.login("alice");
  const bob = await b.server.login("bob");
  bob.says("/quit tired");
  await alice.sees(/bob/);
  await eventually(
    () => a.node.services.registry.names.size === 1,
    "bob has left",
  );
  await eventually(
    () => b.node.services.registry.names.size === 1,
    "on b as well",
  );
  bob.closes();
  const carol = await b.server.login("carol");
  await b.server.stop();
  await eventually(
    () => a.node.services.registry.names.size === 1,
    "b has stopped",
  );
  assert(carol);
});

testWith(
  NATS,
  "cluster: while NATS is away, people are told once, and all is said when it is back",
  async () => {
    await using both = await joinBoth();
    const { nats, a, b } = both;
    const alice = await a.server.login("alice");
    const bob = await b.server.login("bob");
    await alice.sees(/\*\*\* bob has joined/);
    await nats.kill();
    alice.says("one");
    alice.says("two");
    await alice.sees(/cannot reach/);
    await nats.start();
    await bob.sees(/\[alice\] one/);
    await bob.sees(/\[alice\] two/);
    await alice.sees(/goes on/);
    assertEquals(a.node.services.registry.names.size, 2);
  },
);

function peopleIn({ node }: ChatNode, room: string): string[] {
  return [...node.services.registry.room(room)!.members];
}

testWith(
  NATS,
  "cluster: a script says nothing where it may not by the time its turn comes",
  async () => {
    await using both = await joinBoth();
    const alice = await both.a.server.login("alice");
    const { deeds } = both.b.server.services;
    const say = (name: string, room = "lobby") =>
      deeds!.post({ room, name, lines: [`from ${name}`] });
    assertEquals(await say("alice"), "nameTaken");
    assertEquals(await say("build", "nowhere"), "roomUnknown");
    assertEquals(await say("build"), undefined);
    await alice.seesNext("[build] from build");
  },
);
