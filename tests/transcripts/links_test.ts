import { assert, assertEquals, assertMatch } from "@std/assert";
import { answersTo } from "../harness/answers.ts";
import type { FakeConnection } from "../harness/fake_connection.ts";
import { settle } from "../harness/fake_clock.ts";
import { TestHouse } from "../harness/test_house.ts";
import { TestServer } from "../harness/test_server.ts";
import { until } from "../harness/until.ts";

const UNHURRIED = { limits: { rate: 0 } };
const ENDED = "*** that link leads nowhere, or its room has ended";
const LOCKED = "*** that room is locked";

/** Makes a link room, and gives its id. */
async function invite(owner: FakeConnection): Promise<string> {
  const lines = await answersTo(owner, "/invite");
  return lines[1].replace("*** with a line client: /join ", "");
}

async function withRoom(house: TestHouse, ...names: string[]) {
  const alice = await house.login("alice");
  const id = await invite(alice);
  const others: FakeConnection[] = [];
  for (const name of names) {
    const one = await house.login(name);
    await answersTo(one, `/join ${id}`);
    others.push(one);
  }
  alice.forget();
  return { alice, id, others };
}

Deno.test("/invite: makes a room, shows its link, and moves one there", async () => {
  await using house = new TestHouse(UNHURRIED);
  const alice = await house.login("alice");
  const bob = await house.login("bob");
  const lines = await answersTo(alice, "/invite");
  const id = /\/r\/(\S+)$/.exec(lines[0])![1];
  assertMatch(id, /^[0-9a-z]{7}(-[0-9a-z]{7}){3}$/);
  assertEquals(lines, [
    `*** this room is found by its link only: /r/${id}`,
    `*** with a line client: /join ${id}`,
    "*** 1 here: alice",
    "*** alice has joined",
    "*** alice looks after this room now",
  ]);
  assertEquals(bob.lines, ["*** alice has left"]);
  // There, it shows the same link again.
  assertEquals(await answersTo(alice, "/invite"), lines.slice(0, 2));
});

Deno.test("/invite: before the login, one begins in a new room", async () => {
  await using house = new TestHouse(UNHURRIED);
  const alice = house.connect();
  await answersTo(alice, "/invite");
  const lines = await answersTo(alice, "alice");
  assertMatch(lines[1], /^\*\*\* this room is found by its link only: /);
  assertEquals(lines.at(-1), "*** alice looks after this room now");
});

Deno.test("/invite: one person's rooms are bounded, and it is said once", async () => {
  const limits = { rate: 0, linksPerPerson: 2 };
  await using house = new TestHouse({ limits });
  const alice = await house.login("alice");
  for (let n = 0; n < 2; n++) {
    await invite(alice);
    await answersTo(alice, "/leave");
  }
  const full = "*** you have 2 link rooms open, and no more fit";
  assertEquals(await answersTo(alice, "/invite"), [full]);
  await answersTo(alice, "/quit");
  const again = house.connect();
  await answersTo(again, "/invite");
  assertEquals((await answersTo(again, "alice")).slice(1), [
    full,
    "*** 1 here: alice",
    "*** alice has joined",
  ]);
});

Deno.test("/join: by the id or the link, however it was copied", async () => {
  await using house = new TestHouse(UNHURRIED);
  const { alice, id } = await withRoom(house);
  const spellings = [
    id,
    id.toUpperCase(),
    id.replaceAll("-", ""),
    id.replaceAll("0", "o").replaceAll("1", "l"),
    id.replaceAll("0", "O").replaceAll("1", "I"),
    `/r/${id}`,
    `https://chat.example.org/r/${id}`,
    `http://192.0.2.1:9080/r/${id}?x#y`,
  ];
  for (const [n, text] of spellings.entries()) {
    const one = await house.login(`guest${n}`);
    const lines = await answersTo(one, `/join ${text}`);
    assertEquals(lines.at(-1), `*** guest${n} has joined`, text);
    assertEquals(lines[2], `*** 2 here: alice, guest${n}`, text);
    await answersTo(one, "/quit");
  }
  assertEquals(alice.lines.length, spellings.length * 2);
});

Deno.test("/join: before the login, one begins in the link room", async () => {
  await using house = new TestHouse(UNHURRIED);
  const { alice, id } = await withRoom(house);
  const bob = house.connect();
  await answersTo(bob, `/join ${id}`);
  await answersTo(bob, "bob");
  assertEquals(alice.lines, ["*** bob has joined"]);
});

Deno.test("link room: is in no list, and only those in it are told where it is", async () => {
  await using house = new TestHouse(UNHURRIED);
  const { id, others: [bob] } = await withRoom(house, "bob");
  const carol = await house.login("carol");
  assertEquals(await answersTo(carol, "/rooms"), ["*** lobby (1)"]);
  assertEquals(await answersTo(carol, "/whois bob"), [
    "*** bob: here for 0 s, quiet for 0 s",
  ]);
  assertEquals(await answersTo(carol, `/who ${id}`), [
    `*** there is no room ${id}`,
  ]);
  assertEquals(await answersTo(bob, "/whois alice"), [
    `*** alice: in ${id}, here for 0 s, quiet for 0 s`,
  ]);
});

Deno.test("link room: the log never has its id", async () => {
  await using house = new TestHouse({ operatorPassword: "x", ...UNHURRIED });
  const { alice, id, others: [bob] } = await withRoom(house, "bob", "carol");
  const guest = house.connect();
  await answersTo(guest, `/join ${id}`);
  await answersTo(guest, "dave");
  await answersTo(alice, "/op x");
  await answersTo(alice, "/kick bob");
  await answersTo(bob, `/join ${id}`);
  await answersTo(alice, "/close");
  await answersTo(alice, `/join ${id}`);
  const late = house.connect();
  await answersTo(late, `/join ${id}`);
  assert(house.log.some((line) => line.includes('room="(link)"')) ||
    house.log.some((line) => line.includes("room=(link)")));
  const bare = id.replaceAll("-", "");
  assert(!house.log.some((line) => line.replaceAll("-", "").includes(bare)));
});

Deno.test("/lock and /unlock: nobody new may come in, until they may again", async () => {
  await using house = new TestHouse(UNHURRIED);
  const { alice, id, others: [bob] } = await withRoom(house, "bob");
  const carol = await house.login("carol");
  assertEquals(await answersTo(bob, "/lock"), [
    "*** /lock is for whoever looks after a link room",
  ]);
  const locked = ["*** alice locked the room: nobody new may come in"];
  bob.forget();
  assertEquals(await answersTo(alice, "/lock"), locked);
  assertEquals(bob.lines, locked);
  assertEquals(await answersTo(alice, "/lock"), []);
  assertEquals(await answersTo(carol, `/join ${id}`), [LOCKED]);
  const dave = house.connect();
  await answersTo(dave, `/join ${id}`);
  assertEquals((await answersTo(dave, "dave"))[1], LOCKED);
  assertEquals(await answersTo(alice, "/unlock"), [
    "*** alice unlocked the room",
  ]);
  await answersTo(carol, `/join ${id}`);
  assertEquals(alice.lines.at(-1), "*** carol has joined");
});

Deno.test("/kick: sends somebody to the lobby, and keeps their name out", async () => {
  await using house = new TestHouse(UNHURRIED);
  const { alice, id, others: [bob, carol] } = await withRoom(
    house,
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
  await using house = new TestHouse(UNHURRIED);
  const { alice, id, others: [bob, carol] } = await withRoom(
    house,
    "bob",
    "carol",
  );
  await answersTo(bob, "/nick rob");
  carol.forget();
  await answersTo(alice, "/leave");
  assertEquals(carol.lines, [
    "*** alice has left",
    "*** rob looks after this room now",
  ]);
  await answersTo(bob, "/lock");
  assertEquals(await answersTo(alice, `/join ${id}`), [LOCKED]);
  await answersTo(bob, "/quit");
  await answersTo(carol, "/unlock");
  // Nobody is left, and the next one to come looks after it.
  await answersTo(carol, "/leave");
  const lines = await answersTo(alice, `/join ${id}`);
  assertEquals(lines.at(-1), "*** alice looks after this room now");
});

Deno.test("/close: ends the room for good, and shows everyone out", async () => {
  await using house = new TestHouse(UNHURRIED);
  const { alice, id, others: [bob] } = await withRoom(house, "bob");
  assertEquals(await answersTo(bob, "/close"), [
    "*** /close is for whoever looks after a link room",
  ]);
  bob.forget();
  await answersTo(alice, "/close");
  assertEquals(bob.lines.slice(0, 1), [`*** alice closed ${id}`]);
  assertEquals(bob.lines.at(-1), "*** bob has joined");
  assertEquals(await answersTo(bob, "/rooms"), ["*** lobby (2)"]);
  assertEquals(await answersTo(bob, `/join ${id}`), [ENDED]);
});

Deno.test("link room: one that has ended and one that never was are the same", async () => {
  await using house = new TestHouse(UNHURRIED);
  const { alice, id } = await withRoom(house);
  await answersTo(alice, "/close");
  const never = "0123456-789abcd-efghjkm-npqrstv";
  for (const name of [id, never, `https://chat.example.org/r/${id}`]) {
    assertEquals(await answersTo(alice, `/join ${name}`), [ENDED]);
    const guest = house.connect();
    await settle();
    const lines = await answersTo(guest, `/join ${name}`);
    assertEquals(lines[0], ENDED);
    guest.says("/quit");
    await settle();
  }
});

Deno.test("link room: one that ended before the login is done does not come back", async () => {
  await using house = new TestHouse(UNHURRIED);
  const { alice, id } = await withRoom(house);
  const bob = house.connect();
  await answersTo(bob, `/join ${id}`);
  await answersTo(alice, "/close");
  const lines = await answersTo(bob, "bob");
  assertEquals(lines[1], ENDED);
  assertEquals(await answersTo(bob, "/rooms"), ["*** lobby (2)"]);
  assert(!house.log.some((line) => line.includes(id)));
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
  await alice.sees("*** alice looks after this room now");
  now = 60_000;
  await alice.seesNext(
    "*** the time of this room is over",
    "*** 1 here: alice",
    "*** alice has joined",
  );
});

async function roomsAre({ house }: TestServer, count: number): Promise<void> {
  const { registry } = house;
  await until(
    () => registry.roomCount === count,
    () => `there are ${registry.roomCount} rooms`,
  );
}
