import { assertEquals } from "@std/assert";
import { arriveFirst } from "../../src/presence/arrive.ts";
import { LOBBY } from "../../src/rooms/registry.ts";
import { lineProtocol } from "../../src/sessions/line_protocol.ts";
import type { Protocol } from "../../src/sessions/protocol.ts";
import { settle } from "../harness/fake_clock.ts";
import { FakeConnection } from "../harness/fake_connection.ts";
import { TestServices } from "../harness/test_services.ts";

/** Says `NAME x` to log in, and `SAY x` to speak; asks for nothing. */
const verbs: Protocol = {
  ...lineProtocol,
  dialect: (_, choices) => ({ ...choices, lang: "ko" }),
  login: (person, services) => ({
    start: LOBBY,
    ask: () => {},
    take(line) {
      const name = line.replace("NAME ", "");
      if (services.registry.claim(person, name)) {
        arriveFirst(services, person, this.start);
      }
      return 1;
    },
    note: () => {},
    fail: () => {},
  }),
  take: (line, person, services) =>
    lineProtocol.take(line.replace("SAY ", ""), person, services),
  refusal: (why) => `NO ${why}\r\n`,
};

Deno.test("a second protocol leads its own login, and shares the rooms", async () => {
  await using server = new TestServices();
  const alice = await server.login("alice");
  const bob = new FakeConnection().open();
  server.sessions.receive(bob, verbs);
  await settle();
  assertEquals(bob.received, "");
  bob.says("NAME bob", "SAY hello");
  await settle();
  assertEquals(alice.lines.some((line) => line.includes("hello")), true);
  assertEquals(alice.lines.some((line) => line.includes("SAY")), false);
  assertEquals(/[가-힣]/.test(bob.received), true);
});

Deno.test("a protocol says in its own words why a connection is not served", async () => {
  await using server = new TestServices({ limits: { clients: 0 } });
  const peer = new FakeConnection().open();
  server.sessions.receive(peer, verbs);
  await settle();
  assertEquals(peer.received, "NO serverFull\r\n");
});
