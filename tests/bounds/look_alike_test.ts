import { assert, assertEquals } from "@std/assert";
import { answersTo } from "../harness/answers.ts";
import { settle } from "../harness/fake_clock.ts";
import { TestServices } from "../harness/test_services.ts";

const TAKEN = "*** that name is taken";
const OPERATED = { operatorPassword: "x", limits: { rate: 0 } };

Deno.test("names that look alike: one of them is here at a time", async () => {
  await using services = new TestServices(OPERATED);
  const alice = await services.login("alice");
  const bob = await services.login("bob");
  for (
    const name of ["aIice", "a1ice", "A1ICE"]
  ) {
    const [answer] = await answersTo(bob, `/nick ${name}`);
    assertEquals(answer, TAKEN, name);
  }
  const guest = services.connect();
  await answersTo(guest, "aIice");
  assert(guest.received.includes(TAKEN), guest.received);
  // One may write one's own name in another way, and then the next is free.
  await answersTo(alice, "/nick A1ice");
  await answersTo(alice, "/nick carol");
  guest.says("aIice");
  await settle();
  assert(guest.received.includes("welcome, aIice"));
});

Deno.test("names that look alike: a line to one of them goes to nobody else", async () => {
  await using services = new TestServices(OPERATED);
  await services.login("alice");
  const bob = await services.login("bob");
  assertEquals(await answersTo(bob, "/msg aIice hello"), [
    "*** nobody is called aIice",
  ]);
});

Deno.test("names that look alike: a ban of one is a ban of all, and a kick too", async () => {
  await using services = new TestServices(OPERATED);
  const olga = await services.login("olga");
  await answersTo(olga, "/op x");
  await answersTo(olga, "/ban villain");
  const guest = services.connect({ address: "192.0.2.9" });
  await answersTo(guest, "viIla1n");
  assert(guest.isClosed && guest.received.includes("banned"), guest.received);
});
