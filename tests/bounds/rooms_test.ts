import { assert, assertEquals } from "@std/assert";
import { answersTo } from "../harness/answers.ts";
import { TestServices } from "../harness/test_services.ts";

const NO_MORE = "*** your address already has too many link rooms";

/** Makes link rooms under one name after the other; tells how many there are then. */
async function linksOf(
  services: TestServices,
  names: number,
  addressOf: (n: number) => string,
): Promise<number> {
  for (let n = 0; n < names; n++) {
    const one = await services.login(`maker${n}`, { address: addressOf(n) });
    for (let room = 0; room < 3; room++) {
      await answersTo(one, "/invite");
      await answersTo(one, "/leave");
    }
    await answersTo(one, "/quit");
  }
  return services.services.registry.links.size;
}

Deno.test("link rooms: another name is no way to have more of them", async () => {
  await using services = new TestServices({
    limits: { rate: 0, linksPerAddress: 5 },
  });
  assertEquals(await linksOf(services, 8, () => "192.0.2.1"), 5);
  const late = await services.login("late", { address: "192.0.2.1" });
  assertEquals(await answersTo(late, "/invite"), [NO_MORE]);
  const other = await services.login("other", { address: "192.0.2.2" });
  await answersTo(other, "/invite");
  assertEquals(services.services.registry.links.size, 6);
});

Deno.test("link rooms: nor is another network of the same household", async () => {
  await using services = new TestServices({
    limits: { rate: 0, linksPerAddress: 5 },
  });
  const address = (n: number) => `2001:db8:1:${n}::1`;
  assertEquals(await linksOf(services, 8, address), 10);
});

Deno.test("link rooms: those that have ended count no more", async () => {
  await using services = new TestServices({
    limits: { rate: 0, linksPerAddress: 1 },
  });
  const alice = await services.login("alice");
  for (let n = 0; n < 3; n++) {
    await answersTo(alice, "/invite");
    assertEquals(services.services.registry.links.size, 1);
    await answersTo(alice, "/close");
  }
});

Deno.test("rooms: when they are full, the link room that was empty for the longest time ends", async () => {
  let now = 0;
  await using services = new TestServices({
    now: () => now,
    limits: { rate: 0, rooms: 4 },
  });
  const { links } = services.services.registry;
  const alice = await services.login("alice");
  const ids: string[] = [];
  for (let n = 0; n < 3; n++) {
    await answersTo(alice, "/invite");
    ids.push([...links.rooms()].at(-1)!.name);
    now++;
    await answersTo(alice, "/leave");
  }
  const bob = await services.login("bob");
  // Somebody who goes and comes back makes it the emptiest no more.
  await answersTo(bob, `/join ${ids[0]}`);
  now++;
  await answersTo(bob, "/leave");
  await answersTo(bob, "/join tea");
  assertEquals([...links.rooms()].map(({ name }) => name), [ids[0], ids[2]]);
  await answersTo(alice, "/invite");
  assertEquals(links.find(ids[2]), undefined);
  // A room that somebody is in stays, whatever there is too much of.
  const carol = await services.login("carol");
  await answersTo(carol, `/join ${ids[0]}`);
  const dave = await services.login("dave");
  assertEquals(await answersTo(dave, "/join coffee"), [
    "*** the server already has 4 rooms",
  ]);
  assert(links.find(ids[0]) !== undefined);
});

Deno.test("rooms: an address makes so many named ones, and those that are gone count no more", async () => {
  await using services = new TestServices({
    limits: { rate: 0, roomsPerAddress: 2 },
  });
  const { registry } = services.services;
  const membersOf = (name: string) => [...registry.room(name)?.members ?? []];
  const [alice, bob, carol] = [
    await services.login("alice", { address: "192.0.2.1" }),
    await services.login("bob", { address: "192.0.2.1" }),
    await services.login("carol", { address: "192.0.2.1" }),
  ];
  await answersTo(alice, "/join one");
  await answersTo(bob, "/join two");
  assertEquals(await answersTo(carol, "/join three"), [
    "*** your address already has too many rooms",
  ]);
  // A room that there is stays open, and another address makes its own.
  await answersTo(carol, "/join one");
  assertEquals(membersOf("one"), ["alice", "carol"]);
  const dave = await services.login("dave", { address: "192.0.2.2" });
  await answersTo(dave, "/join three");
  assertEquals(membersOf("three"), ["dave"]);
  await answersTo(bob, "/leave");
  await answersTo(carol, "/join four");
  assertEquals(membersOf("four"), ["carol"]);
});
