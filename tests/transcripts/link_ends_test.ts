import { assert, assertEquals } from "@std/assert";
import { answersTo } from "../harness/answers.ts";
import { settle } from "../harness/fake_clock.ts";
import { Lasting } from "../harness/lasting_services.ts";
import { withRoom } from "../harness/link_room.ts";
import { TestServices } from "../harness/test_services.ts";
import { TestServer } from "../harness/test_server.ts";
import { until } from "../harness/until.ts";

const UNHURRIED = { limits: { rate: 0 } };
const ENDED = "*** that link leads nowhere, or its room has ended";
const LOCKED = "*** that room is locked";

Deno.test("/lock and /unlock: nobody new may come in, until they may again", async () => {
  await using services = new TestServices(UNHURRIED);
  const { alice, id, others: [bob] } = await withRoom(services, "bob");
  const carol = await services.login("carol");
  const erin = services.connect();
  await answersTo(erin, `/join ${id}`);
  assertEquals(await answersTo(bob, "/lock"), [
    "*** /lock is for the owner of a link room",
  ]);
  const locked = ["*** alice locked the room: nobody new may come in"];
  bob.forget();
  assertEquals(await answersTo(alice, "/lock"), locked);
  assertEquals(bob.lines, locked);
  assertEquals(await answersTo(alice, "/lock"), []);
  assertEquals(await answersTo(carol, `/join ${id}`), [LOCKED]);
  const dave = services.connect();
  assertEquals(
    (await answersTo(dave, `/join ${id}`))[0],
    `login ID: ${LOCKED}`,
  );
  // Who meant to begin there while it was open is told after the login.
  assertEquals((await answersTo(erin, "erin"))[1], LOCKED);
  assertEquals(await answersTo(alice, "/unlock"), [
    "*** alice unlocked the room",
  ]);
  await answersTo(carol, `/join ${id}`);
  assertEquals(alice.lines.at(-1), "*** carol has joined");
});

Deno.test("/kick: sends somebody to the lobby, and keeps their name out", async () => {
  await using services = new TestServices(UNHURRIED);
  const { alice, id, others: [bob, carol] } = await withRoom(
    services,
    "bob",
    "carol",
  );
  bob.forget();
  carol.forget();
  await answersTo(alice, "/kick bob off topic");
  assertEquals(alice.lines, [
    "*** bob has left (off topic)",
    "*** bob has been sent away",
  ]);
  assertEquals(carol.lines, ["*** bob has left (off topic)"]);
  assertEquals(bob.lines.slice(0, 1), ["*** alice sent you away: off topic"]);
  assertEquals(bob.lines.at(-1), "*** bob has joined");
  assertEquals(await answersTo(bob, `/join ${id}`), [LOCKED]);
  assertEquals(await answersTo(bob, "hi"), ["[bob] hi"]);
  // Nor may whoever looks after a room reach beyond it.
  assertEquals(await answersTo(alice, "/kick bob"), [
    "*** nobody is called bob",
  ]);
});

Deno.test("link room: passes on to whoever has been there longest", async () => {
  await using services = new TestServices(UNHURRIED);
  const { alice, id, others: [bob, carol] } = await withRoom(
    services,
    "bob",
    "carol",
  );
  await answersTo(bob, "/nick rob");
  carol.forget();
  await answersTo(alice, "/leave");
  assertEquals(carol.lines, [
    "*** alice has left",
    "*** rob owns this room now",
  ]);
  await answersTo(bob, "/lock");
  assertEquals(await answersTo(alice, `/join ${id}`), [LOCKED]);
  await answersTo(bob, "/quit");
  await answersTo(carol, "/unlock");
  // Nobody is left, and the next one to come looks after it.
  await answersTo(carol, "/leave");
  const lines = await answersTo(alice, `/join ${id}`);
  assertEquals(lines.at(-1), "*** alice owns this room now");
});

Deno.test("/close: ends the room for good, and shows everyone out", async () => {
  await using services = new TestServices(UNHURRIED);
  const { alice, id, others: [bob] } = await withRoom(services, "bob");
  assertEquals(await answersTo(bob, "/close"), [
    "*** /close is for the owner of a link room",
  ]);
  bob.forget();
  await answersTo(alice, "/close");
  assertEquals(bob.lines.slice(0, 1), ["*** alice closed this room"]);
  assertEquals(bob.lines.at(-1), "*** bob has joined");
  assertEquals(await answersTo(bob, "/rooms"), ["*** lobby (2)"]);
  assertEquals(await answersTo(bob, `/join ${id}`), [ENDED]);
});

Deno.test("/close: a page ends with its room, and nobody is in the lobby", async () => {
  await using services = new Lasting();
  const [alice, bob] = [
    await services.enter("alice"),
    await services.enter("bob"),
  ];
  await answersTo(alice.page, "/invite");
  const [{ name }] = services.services.registry.links.rooms();
  await answersTo(bob.page, `/join ${name}`);
  await answersTo(alice.page, "/close");
  assert(alice.page.isClosed && bob.page.isClosed);
  const carol = await services.login("carol");
  assertEquals(await answersTo(carol, "/who"), ["*** 1 here: carol"]);
});

Deno.test("link room: one that has ended and one that never was are the same", async () => {
  await using services = new TestServices(UNHURRIED);
  const { alice, id } = await withRoom(services);
  await answersTo(alice, "/close");
  const never = "0123456-789abcd-efghjkm-npqrstv";
  for (const name of [id, never, `https://chat.example.org/r/${id}`]) {
    assertEquals(await answersTo(alice, `/join ${name}`), [ENDED]);
    const guest = services.connect();
    await settle();
    const lines = await answersTo(guest, `/join ${name}`);
    assertEquals(lines[0], ENDED);
    guest.says("/quit");
    await settle();
  }
});

Deno.test("link room: one that ended before the login is done does not come back", async () => {
  await using services = new TestServices(UNHURRIED);
  const { alice, id } = await withRoom(services);
  const bob = services.connect();
  await answersTo(bob, `/join ${id}`);
  await answersTo(alice, "/close");
  const lines = await answersTo(bob, "bob");
  assertEquals(lines[1], ENDED);
  assertEquals(await answersTo(bob, "/rooms"), ["*** lobby (2)"]);
  assert(!services.log.some((line) => line.includes(id)));
});

Deno.test("link room: ends when its last person has been gone for a while", async () => {
  let now = 0;
  const limits = { linkEmpty: 60_000, sweep: 1 };
  await using server = new TestServer({ now: () => now, limits });
  const alice = await server.login("alice");
  const join = async () => {
    const id = /\S+$/.exec(await alice.sees(/ \/join /))![0];
    return `/join ${id}`;
  };
  alice.says("/invite");
  const back = await join();
  alice.says("secret");
  alice.says("/leave");
  await alice.sees("*** 1 here: alice");
  now = 59_999;
  alice.says(back);
  await alice.sees("[alice] secret");
  // Coming back was a new beginning.
  alice.says("/leave");
  await alice.sees("*** 1 here: alice");
  now = 60_000;
  alice.says(back);
  await alice.sees("[alice] secret");
  alice.says("/leave");
  await alice.sees("*** 1 here: alice");
  now = 120_000;
  await roomsAre(server, 1);
  alice.says(back);
  await alice.sees(ENDED);
});

Deno.test("link room: ends after its time even with people in it", async () => {
  let now = 0;
  const limits = { linkLife: 60_000, sweep: 1 };
  await using server = new TestServer({ now: () => now, limits });
  const alice = await server.login("alice");
  alice.says("/invite");
  await alice.sees("*** alice owns this room now");
  now = 60_000;
  await alice.seesNext(
    "*** this room has expired",
    "*** 1 here: alice",
    "*** alice has joined",
  );
});

async function roomsAre(
  { services }: TestServer,
  count: number,
): Promise<void> {
  const { registry } = services;
  await until(
    () => registry.roomCount === count,
    () => `there are ${registry.roomCount} rooms`,
  );
}
