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

Deno.test("names that look alike: a ban of one is a ban of all", async () => {
  await using services = new TestServices(OPERATED);
  const olga = await services.login("olga");
  await answersTo(olga, "/op x");
  await answersTo(olga, "/ban villain");
  const guest = services.connect({ address: "192.0.2.9" });
  await answersTo(guest, "viIla1n");
  assert(guest.isClosed && guest.received.includes("banned"), guest.received);
});

Deno.test("names that look alike: what passes for the server's own is kept for it", async () => {
  await using services = new TestServices({ ...OPERATED, reserved: ["bill"] });
  const bob = await services.login("bob");
  for (const name of ["adm1n", "rnaru", "r00t", "biIl"]) {
    assertEquals(await answersTo(bob, `/nick ${name}`), [
      "*** that name is kept for the server",
    ]);
  }
});

Deno.test("names that look alike: who was kicked out of a link room is kept out under each", async () => {
  await using services = new TestServices(OPERATED);
  const alice = await services.login("alice");
  const mallory = await services.login("mallory");
  await answersTo(alice, "/invite");
  const [{ name }] = services.services.registry.links.rooms();
  await answersTo(mallory, `/join ${name}`);
  await answersTo(alice, "/kick mallory");
  await answersTo(mallory, "/quit");
  // From another address, where the name alone tells.
  const again = await services.login("maIlory", { address: "192.0.2.9" });
  assertEquals(await answersTo(again, `/join ${name}`), [
    "*** that room is locked",
  ]);
});
