import { assert, assertEquals } from "@std/assert";
import { PUBLIC } from "../../src/rooms/namespace.ts";
import { answersTo, objectsFor } from "../harness/answers.ts";
import { drop, Lasting } from "../harness/lasting_services.ts";
import { invite, withRoom } from "../harness/link_room.ts";
import { TestServer } from "../harness/test_server.ts";
import { TestServices } from "../harness/test_services.ts";

const UNHURRIED = { limits: { rate: 0, perAddress: 0, loginTries: 100 } };

Deno.test("namesakes: over TCP, a name in a link room is free in public, and says nothing", async () => {
  await using server = new TestServer();
  const alice = await server.login("alice");
  alice.says("/invite new");
  const link = await alice.sees(/with a line client: \/join (.+)/);
  const other = await server.login("alice");
  // Nobody else is known there, by whatever question.
  for (const name of ["bob", "ALICE", "a1ice"]) other.says(`/whois ${name}`);
  await other.seesNext(
    "*** nobody is called bob",
    /^\*\*\* alice: in lobby, here for /,
    "*** nobody is called a1ice",
  );
  const bob = await server.login("bob");
  await other.seesNext("*** bob has joined");
  bob.says(`/join ${link.split(" ").at(-1)}`);
  await alice.sees("*** bob has joined");
  await other.seesNext("*** bob has left");
  // Each alice is heard where she is.
  bob.says("/msg alice psst");
  await alice.seesNext("[bob -> you] psst");
  other.says("/msg bob hello");
  await other.seesNext("*** nobody is called bob");
  other.says("/reply hello");
  await other.seesNext("*** nobody has written to you yet");
});

Deno.test("namesakes: what a link room is asked from outside is as if nobody were there", async () => {
  await using services = new TestServices({
    ...UNHURRIED,
    operatorPassword: "x",
  });
  const { alice } = await withRoom(services);
  const eve = await services.login("eve");
  await answersTo(eve, "/op x");
  for (const name of ["alice", "nobody1"]) {
    const unknown = [`*** nobody is called ${name}`];
    for (
      const line of [
        ...[`/whois ${name}`, `/msg ${name} psst`, `/ignore ${name}`],
        ...[`/mute ${name}`, `/kick ${name}`],
      ]
    ) assertEquals(await answersTo(eve, line), unknown, line);
  }
  assertEquals(await answersTo(eve, "/ops"), ["*** operators here: eve"]);
  await answersTo(alice, "/op x");
  assertEquals(await answersTo(eve, "/ops"), ["*** operators here: eve"]);
  assertEquals(await answersTo(eve, "/nick alice"), [
    "*** eve is now alice",
  ]);
  assertEquals(alice.lines.filter((line) => line.includes("eve")), []);
});

Deno.test("namesakes: a name that is taken in a room is refused there, and says what to do", async () => {
  await using services = new TestServices(UNHURRIED);
  const { alice, id } = await withRoom(services);
  const other = await services.login("aIice");
  assertEquals(await answersTo(other, `/join ${id}`), [
    "*** somebody there is called aIice already; take another name with /nick, and come again",
  ]);
  // They are where they were.
  assertEquals(await answersTo(other, "/who"), ["*** 1 here: aIice"]);
  assertEquals(await answersTo(alice, "/leave"), [
    "*** somebody there is called alice already; take another name with /nick, and come again",
  ]);
  // A rename asks in the room one is in alone.
  assertEquals(await answersTo(alice, "/nick aIice"), [
    "*** alice is now aIice",
  ]);
  await answersTo(alice, "/nick carol");
  assertEquals(
    (await answersTo(alice, "/leave")).at(-1),
    "*** carol has joined",
  );
  assertEquals(await answersTo(alice, "/nick alice"), [
    "*** that name is taken",
  ]);
});

Deno.test("namesakes: who comes by a link is asked for another name", async () => {
  await using services = new TestServices(UNHURRIED);
  const { id } = await withRoom(services);
  await services.login("bob");
  const guest = services.connect();
  await answersTo(guest, `/join ${id}`);
  assertEquals(await answersTo(guest, "ALICE"), [
    "*** that name is taken",
  ]);
  const lines = await answersTo(guest, "bob");
  assert(lines.includes("*** bob has joined"), lines.join("\n"));
});

Deno.test("namesakes: a rename moves the ignoring of those who know the person", async () => {
  await using services = new TestServices(UNHURRIED);
  const { alice, id } = await withRoom(services);
  const [bob, eve] = [await services.login("bob"), await services.login("eve")];
  assertEquals(await answersTo(eve, "/ignore bob"), ["*** ignoring bob"]);
  const link = services.connect();
  await answersTo(link, `/join ${id}`);
  await answersTo(link, "bob");
  await answersTo(link, "/nick rob");
  assertEquals(await answersTo(eve, "/ignore"), ["*** you ignore bob"]);
  await answersTo(bob, "/nick bobby");
  assertEquals(await answersTo(eve, "/ignore"), ["*** you ignore bobby"]);
  assert(alice.lines.includes("*** bob is now rob"));
});

Deno.test("namesakes: when a link room ends, its names are free, and nobody loses their place", async () => {
  await using services = new TestServices(UNHURRIED);
  const { alice, id } = await withRoom(services);
  const bob = await services.login("bob");
  await answersTo(bob, `/join ${id}`);
  const [other] = [await services.login("bob")];
  const { names } = services.services.registry;
  assertEquals([...names.peopleIn(id)].map(({ name }) => name), [
    "alice",
    "bob",
  ]);
  await answersTo(alice, "/close");
  assert(
    bob.lines.includes(
      "*** somebody here is called bob already, so you are bob2 now; /nick takes another name",
    ),
    bob.lines.join("\n"),
  );
  const lines = await answersTo(bob, "/who");
  assertEquals(lines, ["*** 3 here: bob, alice, bob2"]);
  assertEquals([...names.peopleIn(id)], []);
  assertEquals(names.size, 3);
  assertEquals(other.lines.at(-1), "*** bob2 has joined");
});

Deno.test("namesakes: a program that is given a number is told its name", async () => {
  await using services = new TestServices(UNHURRIED);
  const { alice, id } = await withRoom(services);
  const bot = services.connect();
  await answersTo(bot, `/join ${id}`);
  await answersTo(bot, "bot");
  await answersTo(bot, "/format json");
  await services.login("bot");
  await answersTo(alice, "/kick bot");
  const told = bot.lines.filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
  const own = told.filter(({ kind }) => kind === "welcome").at(-1);
  assertEquals(own.who, "bot2");
});

Deno.test("namesakes: a ban on a name holds in every room", async () => {
  await using services = new TestServices({
    ...UNHURRIED,
    operatorPassword: "x",
  });
  const { alice, id } = await withRoom(services);
  const troll = await services.login("troll", { address: "198.51.100.7" });
  await answersTo(troll, "/invite new");
  const root = await services.login("rut");
  await answersTo(root, "/op x");
  // The operator does not see them, and learns no address.
  assertEquals(await answersTo(root, "/ban troll"), [
    "*** banned troll for good",
  ]);
  assert(troll.isClosed);
  const guest = services.connect();
  await answersTo(guest, `/join ${id}`);
  await answersTo(guest, "tro1l");
  assert(guest.isClosed && guest.received.includes("you are banned"));
  assertEquals(await answersTo(alice, "/nick troll"), ["*** you are banned"]);
});

Deno.test("namesakes: the name of somebody who is cut off stays theirs in the room", async () => {
  await using services = new Lasting();
  const host = await services.login("host");
  const id = await invite(host);
  const page = services.connect({ transport: "web" });
  await answersTo(page, `/join ${id}`);
  const [{ token }] = (await objectsFor(page, "alice"))
    .filter(({ kind }) => kind === "welcome");
  await drop(page);
  const late = services.connect();
  await answersTo(late, `/join ${id}`);
  assertEquals(await answersTo(late, "alice"), [
    "*** that name is taken",
  ]);
  // In public it is free, and who takes it is somebody else.
  const other = await services.login("alice");
  const { shown } = await services.back(String(token));
  assertEquals(shown[0].who, "alice");
  assertEquals(await answersTo(other, "/who"), ["*** 1 here: alice"]);
  assert(
    services.services.registry.names.find("alice", PUBLIC)?.connection ===
      other,
  );
});
