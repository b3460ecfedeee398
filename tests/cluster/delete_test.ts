import { assertEquals } from "@std/assert";
import type { RoomEvent } from "../../src/messages/event.ts";
import { testWith } from "../harness/program.ts";
import { type ChatNode, joinChat } from "./harness/chat_node.ts";
import { isFault } from "./harness/irc_nodes.ts";
import { NatsServer } from "./harness/nats_server.ts";

testWith(
  "nats-server",
  "cluster: an operator on one server deletes lines of another's people, for those who come later too",
  async () => {
    await using nats = await NatsServer.start();
    const options = { operatorPassword: "secret" };
    await using a = await joinChat(nats, "a", options);
    await using b = await joinChat(nats, "b", options);
    const alice = await a.server.login("alice");
    const bob = await b.server.login("bob");
    await alice.sees("*** bob has joined");
    for (const text of ["stays", "goes"]) alice.says(text);
    await bob.sees("[alice] goes");
    bob.says("/op secret");
    await bob.sees(/operator/);
    const { id } = eventsOf(b).at(-1)!;
    // Her program is told which.
    alice.says("/format json");
    await alice.sees(/"setting"/);
    bob.says(`/delete ${id}`);
    const told = JSON.parse(await alice.sees(/"kind":"deleted"/));
    assertEquals([told.from, told.to], [id, id]);
    await bob.sees(/1 line/);
    await using c = await joinChat(nats, "c", options);
    assertEquals([a, b, c].map(textsOf), Array(3).fill(["stays"]));
    alice.says("/topic tea");
    await bob.sees(/tea/);
    bob.says("/delete all lobby");
    await alice.sees(/"kind":"deleted"/);
    // Something behind it, which has come to all of them.
    const carol = await c.server.login("carol");
    await bob.sees("*** carol has joined");
    carol.says("/who");
    await carol.sees(/3 here/);
    assertEquals([a, b, c].map(textsOf), Array(3).fill([]));
    const topics = [a, b, c].map(({ node }) =>
      node.services.registry.lobby.topic.text
    );
    assertEquals(topics, ["", "", ""]);
    assertEquals([...a.log, ...b.log, ...c.log].filter(isFault), []);
  },
);

function eventsOf({ node }: ChatNode): readonly RoomEvent[] {
  return node.services.registry.lobby.remembered(10);
}

function textsOf(node: ChatNode): string[] {
  return eventsOf(node).flatMap((event) =>
    event.kind === "said" ? [event.text] : []
  );
}
