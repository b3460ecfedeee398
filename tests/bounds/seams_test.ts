import { assert, assertEquals, assertMatch } from "@std/assert";
import { texts } from "../../src/messages/texts/texts.ts";
import { answersTo } from "../harness/answers.ts";
import { settle } from "../harness/fake_clock.ts";
import type { FakeConnection } from "../harness/fake_connection.ts";
import { TestServices } from "../harness/test_services.ts";
import { TestServer } from "../harness/test_server.ts";

type Lang = keyof typeof texts;

/** A sentence that cannot be written for as long as this is used. */
class Broken implements Disposable {
  readonly #sentences: Record<string, unknown>;
  readonly #name: string;
  readonly #whole: unknown;

  constructor(lang: Lang, of: "events" | "notices", name: string) {
    this.#sentences = texts[lang][of];
    this.#name = name;
    this.#whole = this.#sentences[name];
    this.#sentences[name] = () => {
      throw new Error(`broken ${name}`);
    };
  }

  [Symbol.dispose](): void {
    this.#sentences[this.#name] = this.#whole;
  }
}

/** In one room: alice, bob and a reader of Korean. */
async function gather(services: TestServices): Promise<FakeConnection[]> {
  const [alice, bob, han] = [
    await services.login("alice"),
    await services.login("bob"),
    await services.login("han"),
  ];
  await answersTo(han, "/lang ko");
  for (const one of [alice, bob, han]) one.forget();
  return [alice, bob, han];
}

function faults({ log }: TestServices): string[] {
  return log.filter((line) => line.includes(" error "));
}

Deno.test("seams: an event that cannot be written in one way is seen in the others", async () => {
  await using services = new TestServices();
  const [alice, bob, han] = await gather(services);
  {
    using _ = new Broken("en", "events", "topic");
    alice.says("/topic tea");
    await settle();
  }
  assertEquals(bob.lines, ["*** alice has left"]);
  assertEquals(han.lines, [
    "*** [alice]님이 정한 주제: tea",
    "*** [alice]님이 퇴장했습니다.",
  ]);
  assertEquals(
    alice.lines.at(-1),
    "*** something broke on the server's side; goodbye",
  );
  assertMatch(
    faults(services)[0],
    /session failed .*broken topic.* Room\.apply /,
  );
  assert(alice.isClosed && !bob.isClosed && !han.isClosed);
});

Deno.test("seams: a going that cannot be told leaves neither name nor room behind", async () => {
  await using services = new TestServices();
  const [alice, bob] = await gather(services);
  bob.says("/join tea");
  await settle();
  {
    using _ = new Broken("en", "events", "left");
    for (const one of [alice, bob]) one.says("/quit");
    await settle();
  }
  const { registry } = services.services;
  for (const name of ["alice", "bob"]) {
    assertEquals(registry.names.find(name), undefined);
  }
  assertEquals(registry.room("tea"), undefined);
  assertEquals([...registry.lobby.members], ["han"]);
  assertEquals(services.sessions.count, 1);
  assert(!(await services.login("alice")).isClosed);
});

Deno.test("seams: a renaming that cannot be told leaves one name, and then none", async () => {
  await using services = new TestServices();
  const [alice, bob] = await gather(services);
  {
    using _ = new Broken("ko", "events", "renamed");
    alice.says("/nick alicia");
    await settle();
  }
  assert(alice.isClosed);
  const { registry } = services.services;
  assertEquals([registry.names.find("alice"), registry.names.find("alicia")], [
    undefined,
    undefined,
  ]);
  assertEquals(bob.lines, ["*** alice is now alicia", "*** alicia has left"]);
});

Deno.test("seams: a goodbye that cannot be written is no reason to stay", async () => {
  let now = 0;
  await using services = new TestServices({
    limits: { idle: 1 },
    now: () => now,
  });
  const [alice, bob] = await gather(services);
  {
    using _ = new Broken("en", "notices", "idleTimeout");
    now = 1000;
    services.sessions.sweep(now);
    await settle();
  }
  // What goes wrong with the first does not keep the others.
  assert(alice.isClosed && bob.isClosed);
  assertEquals(services.sessions.count, 0);
  {
    using _ = new Broken("en", "notices", "closing");
    await services.login("carol");
    await services.sessions.close();
  }
  assertEquals(services.sessions.count, 0);
  assert(faults(services).some((line) => line.includes("broken closing")));
});

Deno.test("seams: a write that throws at once holds up nobody", async () => {
  await using services = new TestServices();
  const [alice, bob] = await gather(services);
  bob.write = () => {
    throw new Error("broken write");
  };
  for (const text of ["one", "two", "three"]) {
    assertEquals((await answersTo(alice, text))[0], `[alice] ${text}`);
  }
  assert(bob.isClosed);
  assertEquals(services.services.registry.names.find("bob"), undefined);
});

Deno.test("seams: what is thrown in the sweep stops neither it nor the server", async () => {
  await using server = new TestServer({ limits: { sweep: 1, linkEmpty: 0 } });
  const alice = await server.login("alice");
  {
    using _ = new Broken("en", "notices", "roomClosed");
    const { registry } = server.services;
    registry.links.open("alice", "192.0.2.1");
    const close = registry.close.bind(registry);
    let isBroken = true;
    registry.close = (room) => {
      if (!isBroken) return close(room);
      isBroken = false;
      throw new Error("broken close");
    };
    while (server.services.registry.links.size > 0) await settle();
  }
  alice.says("hello");
  await alice.seesNext("[alice] hello");
  const [fault] = server.log.filter((line) => line.includes(" error "));
  assertMatch(fault, /error room failed stack="Error: broken \w+\\n +at/);
});
