import { assert, assertEquals } from "@std/assert";
import { LIMITS } from "../../src/limits.ts";
import { Registry } from "../../src/rooms/registry.ts";
import { FakePeople } from "../harness/fake_people.ts";
import { clockOf } from "../harness/clock_of.ts";

const LITTLE = { ...LIMITS, rooms: 2 };

Deno.test("Registry.claim() gives a name to one person, in any spelling", async () => {
  await using people = new FakePeople();
  const registry = new Registry(LITTLE, clockOf(() => 0));
  const [alice, other] = [people.add().person, people.add().person];
  assert(registry.claim(alice, "alice"));
  assert(!registry.claim(other, "ALICE"));
  assert(registry.claim(alice, "Alice"));
  assert(registry.claim(alice, "Alice"));
  assert(registry.names.find("aLICE") === alice);
  assertEquals([alice.name, other.name, registry.names.size], ["Alice", "", 1]);
});

Deno.test("Registry.claim() of another name frees the old one", async () => {
  await using people = new FakePeople();
  const registry = new Registry(LITTLE, clockOf(() => 0));
  const [alice, other] = [people.add().person, people.add().person];
  registry.claim(alice, "alice");
  assert(registry.claim(alice, "carol"));
  assertEquals(registry.names.find("alice"), undefined);
  assert(registry.claim(other, "alice"));
  assertEquals(registry.names.size, 2);
});

Deno.test("Registry.release() takes nothing from whoever has the name now", async () => {
  await using people = new FakePeople();
  const registry = new Registry(LITTLE, clockOf(() => 0));
  const [alice, other] = [people.add().person, people.add().person];
  registry.claim(alice, "alice");
  registry.release(alice, "quit");
  registry.claim(other, "alice");
  registry.release(alice, "quit");
  assert(registry.names.find("alice") === other);
});

Deno.test("Registry.open() makes no more rooms than fit, but finds them all", () => {
  const registry = new Registry(LITTLE, clockOf(() => 0));
  const tea = registry.open("Tea");
  assert(registry.open("TEA") === tea);
  assertEquals(registry.open("zen")?.name, "zen");
  assertEquals(registry.open("more"), undefined);
  assertEquals(registry.roomCount, 2);
});

Deno.test("Registry.lobby is there, however many rooms there are", () => {
  const registry = new Registry(LITTLE, clockOf(() => 0));
  registry.open("tea");
  registry.open("zen");
  assertEquals(registry.lobby.name, "lobby");
  assert(registry.room("LOBBY") === registry.lobby);
});

Deno.test("Registry.exit() closes a room with its last person", async () => {
  await using people = new FakePeople();
  const registry = new Registry(LITTLE, clockOf(() => 0));
  const [alice, bob] = [people.add().person, people.add().person];
  registry.claim(alice, "alice");
  registry.claim(bob, "bob");
  const tea = registry.open("tea")!;
  registry.enter(alice, tea);
  registry.enter(bob, tea);
  registry.exit(alice, tea, { reason: "moved" });
  registry.exit(alice, tea, { reason: "moved" });
  assertEquals([...tea.members], ["bob"]);
  assert(registry.room("tea") === tea);
  registry.exit(bob, tea, { reason: "moved" });
  assertEquals(registry.room("tea"), undefined);
});

Deno.test("Registry.clear() ends everything", async () => {
  await using people = new FakePeople();
  const registry = new Registry(LITTLE, clockOf(() => 0));
  const alice = people.add().person;
  registry.claim(alice, "alice");
  registry.enter(alice, registry.lobby);
  registry.clear();
  assertEquals([registry.names.size, registry.roomCount, alice.rooms.size], [
    0,
    0,
    0,
  ]);
});

Deno.test("Registry.open() goes on counting where rooms that ended had come to", () => {
  const registry = new Registry(LITTLE, clockOf(() => 0));
  const idOf = (name: string) => {
    const room = registry.open(name)!;
    registry.broadcast(room, { kind: "said", who: "alice", text: "" });
    return room.lastId;
  };
  assertEquals([idOf("tea"), idOf("tea")], [1, 2]);
  registry.close(registry.room("tea")!);
  assertEquals(idOf("tea"), 4);
});

Deno.test("Registry.release() shows a reader in several of the rooms one going", async () => {
  await using people = new FakePeople();
  const registry = new Registry(LIMITS, clockOf(() => 0));
  const [alice, bob] = ["alice", "bob"].map((name) => {
    const one = people.add();
    registry.claim(one.person, name);
    for (const room of ["tea", "zen"]) {
      registry.enter(one.person, registry.open(room)!);
    }
    return one;
  });
  registry.claim(bob.person, "bobby");
  registry.release(bob.person, "quit");
  await people.settle();
  const shown = alice.received().split("\n");
  for (const line of ["*** bob is now bobby", "*** bobby has left"]) {
    assertEquals(shown.filter((other) => other === line).length, 1, line);
  }
});
