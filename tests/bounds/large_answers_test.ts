import { assert, assertEquals } from "@std/assert";
import { LIMITS } from "../../src/limits.ts";
import { settle } from "../harness/fake_clock.ts";
import { TestServices } from "../harness/test_services.ts";

const limits = { rate: 0 };

const REMEMBERED = Math.floor(LIMITS.rememberedText / 1365);

/** Lines as long as they may be, of what takes most bytes. */
const LONG = "가".repeat(1365);

Deno.test("answers: all that a room remembers can be shown at once", async () => {
  await using services = new TestServices({ limits });
  const alice = await services.login("alice");
  for (let n = 0; n < 200; n++) alice.says(LONG);
  const { outbox } = services.services.registry.names.find("alice")!;
  do await settle(); while (!outbox.isEmpty);
  alice.forget();
  alice.says("/history 200", "/history 200");
  await settle();
  assert(!alice.isClosed);
  // As many as fit into what a room remembers, twice.
  assertEquals(alice.lines.length, 2 * (1 + REMEMBERED));
});

Deno.test("answers: the rooms of a full server can be shown at once", async () => {
  await using services = new TestServices({ limits });
  const { registry } = services.services;
  const topic = { kind: "topic", who: "bob", text: "가".repeat(300) } as const;
  for (let n = 0; n < 600; n++) {
    registry.broadcast(registry.open(`${"나".repeat(20)}${n}`)!, topic);
  }
  for (const transport of ["tcp", "web"] as const) {
    const alice = await services.login("alice", { transport });
    alice.says("/rooms");
    await settle();
    assert(!alice.isClosed);
    assert(alice.received.includes("가가가"));
    alice.says("/quit");
    await settle();
  }
});

Deno.test("answers: whoever comes back is shown all they missed, lines and whispers", async () => {
  await using services = new TestServices({ limits });
  const alice = await services.login("alice");
  const page = services.connect({ transport: "web" });
  page.says("bob");
  await settle();
  const { token } = JSON.parse(page.lines.find((line) => /token/.test(line))!);
  page.drops();
  await settle();
  for (let n = 0; n < 200; n++) alice.says(LONG);
  for (let n = 0; n < 200; n++) alice.says(`/msg bob ${LONG}`);
  await settle();
  const again = services.connect({ transport: "web" });
  again.says(`/resume ${token} 0`);
  await settle();
  assert(!again.isClosed);
  const kinds = again.lines.map((line) => JSON.parse(line).kind);
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  assertEquals(count("said"), REMEMBERED);
  assert(count("whisper") > 0 && count("whisper") <= 100);
});
