import { assert, assertEquals, assertMatch } from "@std/assert";
import { answersTo, objectsFor } from "../harness/answers.ts";
import { settle } from "../harness/fake_clock.ts";
import { drop, Lasting, textsOf } from "../harness/lasting_services.ts";

Deno.test("resume: only whoever came by the web is given a token", async () => {
  await using services = new Lasting();
  const { token } = await services.enter("alice");
  assertMatch(token, /^[\w-]{32}$/);
  const nc = services.connect();
  nc.says("/format json", "bob");
  await settle();
  assert(!nc.received.includes("token"));
});

Deno.test("resume: of a drop nobody is told, nor of the coming back", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice");
  const bob = await services.login("bob");
  await drop(page);
  assertEquals(await answersTo(bob, "/who"), ["*** 2 here: alice, bob"]);
  const other = services.connect();
  await settle();
  assertEquals(await answersTo(other, "alice"), ["*** that name is taken"]);
  bob.forget();
  const { page: again, shown } = await services.back(token);
  assertEquals(bob.lines, []);
  assert(!shown.some(({ code }) => code === "takenOver"));
  // The operator is told of both.
  const logged = services.log.map((line) => line.replace(/^\S+ info +/, ""));
  for (const entry of ["absent name=alice", "resumed name=alice"]) {
    assert(logged.includes(entry), entry);
  }
  again.says("here again");
  await settle();
  assertEquals(bob.lines, ["[alice] here again"]);
});

Deno.test("resume: of whoever was still connected, no place in the room is left behind", async () => {
  await using services = new Lasting();
  const { token } = await services.enter("alice");
  const bob = await services.login("bob");
  const { page } = await services.back(token);
  const { registry, limits } = services.services;
  await answersTo(page, "/quit");
  for (let n = 0; n < 200; n++) await answersTo(bob, "x".repeat(1_000));
  // Bob has read all of it, and nothing is written in JSON for nobody.
  assert(registry.unreadBytes <= 2 * limits.segment, `${registry.unreadBytes}`);
});

Deno.test("resume: gives back name and room, and each missed line once", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice");
  await answersTo(page, "/join tea");
  const bob = await services.login("bob");
  await answersTo(bob, "/join tea");
  page.forget();
  bob.says("one", "two");
  await settle();
  const said = page.lines.map((line) => JSON.parse(line))
    .filter(({ kind }) => kind === "said");
  const [, { id: last }] = said;
  await drop(page);
  bob.says("three", "/me four", "/msg alice five", "/topic six");
  await settle();
  const { page: again, shown } = await services.back(token, last);
  const [welcome] = shown;
  assertEquals([welcome.kind, welcome.who], ["welcome", "alice"]);
  assert(welcome.token !== token);
  const who = shown.find(({ kind }) => kind === "who");
  assertEquals([who.room, who.names], ["tea", ["alice", "bob"]]);
  assertEquals(textsOf(shown, "said"), ["three"]);
  assertEquals(textsOf(shown, "acted"), ["four"]);
  assertEquals(textsOf(shown, "whisper"), ["five"]);
  assertEquals(textsOf(shown, "topic"), [
    "topic of tea: six",
    "bob set the topic: six",
  ]);
  again.forget();
  bob.says("seven");
  await settle();
  assertEquals(again.lines.map((line) => JSON.parse(line).text), ["seven"]);
});

Deno.test("resume: without a number, everything that is remembered is shown", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice");
  await answersTo(page, "one");
  await drop(page);
  const { shown } = await services.back(token);
  assertEquals(textsOf(shown, "said"), ["one"]);
});

Deno.test("resume: of private lines no more is kept than the bound", async () => {
  await using services = new Lasting({ missed: 2 });
  const { page, token } = await services.enter("alice");
  const bob = await services.login("bob");
  await drop(page);
  bob.says("/msg alice 1", "/msg alice 2", "/msg alice 3");
  await settle();
  const { page: again, shown } = await services.back(token);
  assertEquals(textsOf(shown, "whisper"), ["1", "2"]);
  // They are shown once.
  await drop(again);
  const next = await services.back(services.tokenOf(again));
  assertEquals(textsOf(next.shown, "whisper"), []);
});

Deno.test("resume: a message that was cut off takes in nothing that is said later", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice");
  const bob = await services.login("bob");
  page.says("/lines 3", "one");
  await drop(page);
  const { page: again } = await services.back(token);
  again.says("two");
  await settle();
  assertEquals(bob.lines, ["[alice] one", "[alice] two"]);
});

Deno.test("resume: a connection that still seems alive is taken over", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice");
  const bob = await services.login("bob");
  const { page: again, shown } = await services.back(token);
  await settle();
  assertEquals(shown[0].kind, "welcome");
  assert(page.isClosed && !again.isClosed);
  page.says("from the old one");
  again.says("from the new one");
  await settle();
  assertEquals(bob.lines, ["[alice] from the new one"]);
  assertEquals(services.sessions.count, 2);
  // The old token went with the old connection.
  assertEquals((await services.back(token)).shown[0].code, "resumeFailed");
  await drop(again);
  assertEquals(bob.lines.length, 1);
});

Deno.test("resume: who is back has a name, and makes room for nobody", async () => {
  await using services = new Lasting({ clients: 2, nameless: 1 });
  const { page, token } = await services.enter("alice");
  await drop(page);
  const { page: again } = await services.back(token);
  await services.login("bob");
  const carol = services.connect();
  await settle();
  assert(carol.isClosed && !again.isClosed);
});

Deno.test("resume: a link room that lost everyone waits for them", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice");
  await answersTo(page, "/invite");
  await drop(page);
  const [room] = services.services.registry.links.rooms();
  assertEquals(room.access!.emptySince, undefined);
  const { page: again, shown } = await services.back(token);
  assert(shown.some(({ kind }) => kind === "invite"));
  assertEquals((await objectsFor(again, "/lock"))[0].kind, "locked");
});

Deno.test("resume: muted before, muted after; an operator stays one", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice", "203.0.113.5");
  const op = await services.enter("olga");
  await answersTo(op.page, "/op x");
  await answersTo(op.page, "/mute alice");
  await drop(page);
  await drop(op.page);
  const alice = await services.back(token, 0, "203.0.113.9");
  const [muted] = await objectsFor(alice.page, "hi");
  assertEquals(muted.code, "muted");
  const boss = await services.back(op.token);
  const [list] = await objectsFor(boss.page, "/bans");
  assertEquals(list.code, "banList");
});
