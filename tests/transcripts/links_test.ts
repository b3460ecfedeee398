import { assert, assertEquals, assertMatch } from "@std/assert";
import { answersTo } from "../harness/answers.ts";
import { invite, withRoom } from "../harness/link_room.ts";
import { TestServices } from "../harness/test_services.ts";

const UNHURRIED = { limits: { rate: 0 } };

Deno.test("/invite: makes a room, shows its link, and moves one there", async () => {
  await using services = new TestServices(UNHURRIED);
  const alice = await services.login("alice");
  const bob = await services.login("bob");
  const lines = await answersTo(alice, "/invite");
  const id = /\/r\/(\S+)$/.exec(lines[0])![1];
  assertMatch(id, /^[0-9a-z]{7}(-[0-9a-z]{7}){3}$/);
  assertEquals(lines, [
    `*** this room is found by its link only: /r/${id}`,
    `*** with a line client: /join ${id}`,
    "*** 1 here: alice",
    "*** alice has joined",
    "*** alice owns this room now",
  ]);
  assertEquals(bob.lines, ["*** alice has left"]);
  // There, it shows the same link again.
  assertEquals(await answersTo(alice, "/invite"), lines.slice(0, 2));
});

Deno.test("/invite: in a room that is found by its name, shows its link", async () => {
  await using services = new TestServices(UNHURRIED);
  const alice = await services.login("alice");
  await answersTo(alice, "/join 개발");
  assertEquals(await answersTo(alice, "/invite"), [
    "*** the link of 개발: /c/%EA%B0%9C%EB%B0%9C",
    "*** with a line client: /join 개발",
  ]);
  await answersTo(alice, "/lang ko");
  const [korean] = await answersTo(alice, "/invite");
  assertEquals(korean, "*** 개발 방의 링크: /c/%EA%B0%9C%EB%B0%9C");
  await answersTo(alice, "/format json");
  const [line] = await answersTo(alice, "/invite");
  const { room, isLink } = JSON.parse(line);
  assertEquals([room, isLink], ["개발", false]);
});

Deno.test("/invite new: makes a link room from anywhere", async () => {
  await using services = new TestServices(UNHURRIED);
  const alice = await services.login("alice");
  await answersTo(alice, "/join dev");
  const seen = new Set<string>();
  for (const from of ["dev", "a link room", "another"]) {
    const [link] = await answersTo(alice, "/invite new");
    assertMatch(link, /found by its link only: \/r\/\S+$/, from);
    seen.add(link);
  }
  assertEquals(seen.size, 3);
  assertEquals(await answersTo(alice, "/invite bob"), [
    "*** usage: /invite [new]",
  ]);
});

Deno.test("/invite: before the login, one begins in a new room", async () => {
  await using services = new TestServices(UNHURRIED);
  const alice = services.connect();
  await answersTo(alice, "/invite");
  const lines = await answersTo(alice, "alice");
  assertMatch(lines[1], /^\*\*\* this room is found by its link only: /);
  assertEquals(lines.at(-1), "*** alice owns this room now");
});

Deno.test("/invite: one person's rooms are bounded, and it is said once", async () => {
  const limits = { rate: 0, linksPerPerson: 2 };
  await using services = new TestServices({ limits });
  const alice = await services.login("alice");
  for (let n = 0; n < 2; n++) {
    await invite(alice);
    await answersTo(alice, "/leave");
  }
  const full = "*** you already have 2 link rooms";
  assertEquals(await answersTo(alice, "/invite"), [full]);
  await answersTo(alice, "/quit");
  const again = services.connect();
  await answersTo(again, "/invite");
  assertEquals((await answersTo(again, "alice")).slice(1), [
    full,
    "*** 1 here: alice",
    "*** alice has joined",
  ]);
});

Deno.test("/join: by the id or the link, however it was copied", async () => {
  await using services = new TestServices(UNHURRIED);
  const { alice, id } = await withRoom(services);
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
    const one = await services.login(`guest${n}`);
    const lines = await answersTo(one, `/join ${text}`);
    assertEquals(lines.at(-1), `*** guest${n} has joined`, text);
    assertEquals(lines[2], `*** 2 here: alice, guest${n}`, text);
    await answersTo(one, "/quit");
  }
  assertEquals(alice.lines.length, spellings.length * 2);
});

Deno.test("/join: before the login, one begins in the link room", async () => {
  await using services = new TestServices(UNHURRIED);
  const { alice, id } = await withRoom(services);
  const bob = services.connect();
  await answersTo(bob, `/join ${id}`);
  await answersTo(bob, "bob");
  assertEquals(alice.lines, ["*** bob has joined"]);
});

Deno.test("link room: is in no list, and only those in it are told where it is", async () => {
  await using services = new TestServices(UNHURRIED);
  const { id, others: [bob] } = await withRoom(services, "bob");
  const carol = await services.login("carol");
  assertEquals(await answersTo(carol, "/rooms"), ["*** lobby (1)"]);
  assertEquals(await answersTo(carol, "/whois bob"), [
    "*** nobody is called bob",
  ]);
  assertEquals(await answersTo(carol, `/who ${id}`), [
    `*** there is no room ${id}`,
  ]);
  const [whois] = await answersTo(bob, "/whois alice");
  assert(whois.startsWith(`*** alice: in ${id}, here for 0 s, quiet for 0 s`));
});

Deno.test("link room: the log never has its id", async () => {
  await using services = new TestServices({
    operatorPassword: "x",
    ...UNHURRIED,
  });
  const { alice, id, others: [bob] } = await withRoom(services, "bob", "carol");
  const guest = services.connect();
  await answersTo(guest, `/join ${id}`);
  await answersTo(guest, "dave");
  await answersTo(alice, "/op x");
  await answersTo(alice, "/kick bob");
  await answersTo(bob, `/join ${id}`);
  await answersTo(alice, "/close");
  await answersTo(alice, `/join ${id}`);
  const late = services.connect();
  await answersTo(late, `/join ${id}`);
  assert(services.log.some((line) => line.includes("room=(link)")));
  const bare = id.replaceAll("-", "");
  assert(!services.log.some((line) => line.replaceAll("-", "").includes(bare)));
});
