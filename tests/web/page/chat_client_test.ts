import { assert, assertEquals } from "@std/assert";
import { FakePage, help, said } from "../harness/fake_page.ts";

Deno.test("ChatClient shows what was missed, and nothing twice", async () => {
  const page = new FakePage();
  const first = await page.enters();
  first.tells(said(7, "one"), said(8, "two"));
  await page.has("two");
  first.drop();
  const second = await page.comesBack();
  assertEquals(second.sent[1], "/resume token-1 8");
  second.tells(said(8, "two"), said(9, "three"));
  await page.has("three");
  assertEquals(page.texts, ["one", "two", "three"]);
});

Deno.test("ChatClient gives back a line that did not arrive", async () => {
  const page = new FakePage();
  const first = await page.enters();
  page.chat.say("arrived");
  page.chat.say("seen later");
  page.chat.say("lost");
  first.tells(said(7, "arrived", "me"));
  await page.has("arrived");
  first.drop();
  const second = await page.comesBack();
  second.tells(said(8, "seen later", "me"), help());
  assertEquals(await page.unsent, ["lost"]);
});

Deno.test("ChatClient does not take a line for lost that is said after coming back", async () => {
  const page = new FakePage();
  const first = await page.enters();
  page.chat.say("lost");
  first.drop();
  const second = await page.comesBack();
  page.chat.say("said now");
  second.tells(help());
  assertEquals(await page.unsent, ["lost"]);
});

Deno.test("ChatClient waits for no echo where there is none", async () => {
  const page = new FakePage();
  const first = await page.enters();
  page.chat.say("/echo off");
  page.chat.say("nobody repeats this");
  page.chat.say("/me waves");
  first.drop();
  const second = await page.comesBack();
  second.tells(help(), said(9, "end"));
  await page.has("end");
  assert(!page.wasUnsent);
});

Deno.test("ChatClient takes name and room again when the stay is over", async () => {
  const page = new FakePage();
  const first = await page.enters();
  first.tells({ kind: "invite", room: "link-id" });
  first.tells({ kind: "who", room: "link-id", count: 1, names: ["me"] });
  first.tells(said(7, "one", "you", "link-id"));
  await page.has("one");
  first.drop();
  page.canResume = false;
  const second = await page.comesBack();
  assertEquals(second.sent.slice(1, 4), [
    "/resume token-1 7",
    "/join link-id",
    "me",
  ]);
});

Deno.test("ChatClient says nothing in the lobby when a room was meant that has ended", async () => {
  const page = new FakePage();
  page.ended = "link-id";
  page.chat.enter({ name: "me", goal: { to: "room", room: "link-id" } });
  const state = await page.state("over");
  assertEquals(state.notice.code, "linkEnded");
  assert(!page.wires[0].sent.includes("me"));
});

Deno.test("ChatClient leaves rather than land in the lobby when a room is locked", async () => {
  const page = new FakePage();
  page.chat.enter({ name: "me", goal: { to: "room", room: "link-id" } });
  await page.state("inside");
  page.wires[0].tells({ kind: "notice", code: "linkLocked" });
  const state = await page.state("over");
  assertEquals(state.notice.code, "linkLocked");
  assertEquals(page.wires[0].sent.at(-1), "/quit");
});

for (const code of ["kicked", "roomClosed", "goodbye", "idleTimeout"]) {
  Deno.test(`ChatClient does not come back after ${code}`, async () => {
    const page = new FakePage();
    const first = await page.enters();
    first.tells({ kind: "notice", code });
    first.drop();
    assertEquals((await page.state("over")).notice.code, code);
    assertEquals(page.wires.length, 1);
    assertEquals(page.chat.kept, undefined);
  });
}

Deno.test("ChatClient leaves, even when the server cannot be told", async () => {
  const page = new FakePage();
  const first = await page.enters();
  page.mayHurry = false;
  first.drop();
  await page.state("waiting");
  page.chat.leave();
  assertEquals((await page.state("over")).notice.code, "goodbye");
  assertEquals(page.wires.length, 1);
});

Deno.test("ChatClient asks for a sign of life, and shows no answer to that", async () => {
  const page = new FakePage();
  const first = await page.enters();
  page.chat.hurry();
  page.chat.hurry();
  assertEquals(first.sent.filter((line) => line === "/help").length, 3);
  first.tells(help(), help(), said(1, "end"));
  await page.has("end");
  assertEquals(page.notices, []);
  first.tells(help(), said(2, "asked for"));
  await page.has("asked for");
  assertEquals(page.notices, ["help"]);
});

Deno.test("ChatClient comes back to a server that was going down", async () => {
  const page = new FakePage();
  const first = await page.enters();
  first.tells({ kind: "notice", code: "closing" });
  first.drop();
  await page.comesBack();
  assertEquals(page.wires.length, 2);
});

Deno.test("ChatClient tells which name is refused, and takes another", async () => {
  const page = new FakePage();
  page.taken = "me";
  page.chat.enter({ name: "me", goal: { to: "lobby" } });
  const state = await page.state("refused");
  assertEquals(state.notice.code, "loginTaken");
  page.chat.enter({ name: "you", goal: { to: "lobby" } });
  assertEquals((await page.state("inside")).name, "you");
});

Deno.test("ChatClient hands over what takes the place back", async () => {
  const page = new FakePage();
  const first = await page.enters();
  assertEquals(page.chat.kept?.token, "token-1");
  first.tells({ kind: "who", room: "den", count: 1, names: ["me"] });
  first.tells(said(1, "here", "you", "den"));
  await page.has("here");
  assertEquals(page.chat.kept, {
    name: "me",
    goal: { to: "room", room: "den" },
    token: "token-1",
    ticket: "",
  });
});

Deno.test("ChatClient calls old what was told before one's own arrival, whatever the clock says", async () => {
  const page = new FakePage();
  page.chat.enter({ name: "me", goal: { to: "lobby" } });
  await page.state("inside");
  const [wire] = page.wires;
  wire.tells(
    { kind: "who", room: "lobby", count: 1, names: ["me"] },
    { ...said(1, "before"), time: "2027-01-01T00:00:00.000Z" },
    { kind: "joined", id: 2, room: "lobby", who: "me" },
    { ...said(3, "after"), time: "2025-01-01T00:00:00.000Z" },
    help(),
  );
  await page.has("after");
  assertEquals(page.old, ["before"]);
  wire.tells(said(4, "and on"), { ...said(0, "told late"), time: "2028" });
  await page.has("told late");
  assertEquals(page.old, ["before", "told late"]);
});

Deno.test("ChatClient counts anew on a server that was started anew", async () => {
  const page = new FakePage();
  const first = await page.enters();
  first.tells(said(500, "on the first server"));
  await page.has("on the first server");
  page.canResume = false;
  first.drop();
  const second = await page.comesBack();
  second.tells(
    { kind: "who", room: "lobby", count: 1, names: ["me"] },
    said(1, "before"),
    { kind: "joined", id: 2, room: "lobby", who: "me" },
    said(3, "on the second"),
  );
  await page.has("on the second");
  assertEquals(page.old, ["before"]);
});
