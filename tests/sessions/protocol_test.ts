import { assertEquals } from "@std/assert";
import { arriveFirst } from "../../src/presence/arrive.ts";
import { claimName } from "../../src/presence/claim_name.ts";
import type { Writer } from "../../src/render/dialect.ts";
import { LOBBY } from "../../src/rooms/registry.ts";
import { lineProtocol } from "../../src/sessions/line_protocol.ts";
import type { Conversation, Protocol } from "../../src/sessions/protocol.ts";
import { chat } from "../../src/sessions/speech.ts";
import { settle } from "../harness/fake_clock.ts";
import { FakeConnection } from "../harness/fake_connection.ts";
import { TestServices } from "../harness/test_services.ts";

const writer: Writer = {
  event: (event) =>
    `${event.room} ${event.who} ${"text" in event ? event.text : event.kind}\n`,
  answer: (answer, { name }) => `${name || "you"}: ${answer.kind}\n`,
};

/** Says `NAME x` to log in, and `SAY x` to speak; asks for nothing. */
const verbs: Protocol = {
  lines: {},
  dialect: (_, choices) => ({ ...choices, writer }),
  refusal: (why) => `NO ${why}\r\n`,
  open: (session): Conversation => ({
    begin() {},
    take(line) {
      const [, verb, words] = /^(\w+) (.*)$/.exec(String(line))!;
      const { person, services } = session;
      if (verb === "SAY") return chat(words, person, services);
      if (claimName(services, person, words) === undefined) {
        session.loggedIn();
        arriveFirst(services, person, LOBBY);
      }
      return 1;
    },
    startIn() {},
    refuseLate() {},
    showOut: (room, by) =>
      session.person.send(encode(`OUT ${room.name} ${by}`)),
    sayLast: (reason) => session.person.send(encode(`BYE ${reason}`)),
    check: (now) => session.person.send(encode(`AT ${now}`)),
  }),
};

const encode = (text: string) => new TextEncoder().encode(`${text}\n`);

Deno.test("a second protocol leads its own login, writes in its own way, and shares the rooms", async () => {
  await using server = new TestServices();
  const alice = await server.login("alice");
  const bob = new FakeConnection().open();
  server.sessions.receive(bob, verbs);
  await settle();
  assertEquals(bob.received, "");
  bob.says("NAME bob", "SAY hello");
  await settle();
  assertEquals(alice.lines, ["*** bob has joined", "[bob] hello"]);
  assertEquals(bob.lines, [
    "bob: who",
    "lobby bob joined",
    "lobby bob hello",
  ]);
});

Deno.test("a protocol says in its own words why a connection is not served", async () => {
  await using server = new TestServices({ limits: { clients: 0 } });
  const peer = new FakeConnection().open();
  server.sessions.receive(peer, verbs);
  await settle();
  assertEquals(peer.received, "NO serverFull\r\n");
});

Deno.test("a protocol shows out in its own way, asks for signs of life, and has the last word", async () => {
  await using server = new TestServices({ operatorPassword: "secret" });
  const bob = new FakeConnection().open();
  server.sessions.receive(bob, verbs);
  bob.says("NAME bob", "SAY /join tea");
  const alice = await server.login("alice");
  alice.says("/op secret", "/close tea");
  await settle();
  server.sessions.sweep(7);
  await settle();
  assertEquals(bob.lines.slice(-2), ["OUT tea alice", "AT 7"]);
  bob.says("SAY /quit");
  await settle();
  assertEquals(bob.lines.at(-1), "BYE quit");
});

Deno.test("the line protocol is what nothing else is asked for", async () => {
  await using server = new TestServices();
  const peer = new FakeConnection().open();
  server.sessions.receive(peer);
  await settle();
  assertEquals(peer.received, "login ID: ");
  assertEquals(lineProtocol.lines, {});
});
