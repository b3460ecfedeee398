import { assert, assertEquals } from "@std/assert";
import { FakePage, help, said } from "../harness/fake_page.ts";

Deno.test("ChatClient gives back the line that was too long, and no other", async () => {
  const page = new FakePage();
  const first = await page.enters();
  const long = "x".repeat(5000);
  for (const line of ["first", long, "third", "fourth"]) page.chat.say(line);
  first.tells(
    said(1, "first", "me"),
    { kind: "notice", code: "lineTooLong" },
    said(2, "third", "me"),
  );
  assertEquals(await page.unsent, [long]);
  await page.has("third");
  assertEquals(page.restored, [long]);
  first.drop();
  (await page.comesBack()).tells(help(), said(9, "end"));
  await page.has("end");
  assertEquals(page.restored, [long, "fourth"]);
});

Deno.test("ChatClient passes over what was done before the line that was too long", async () => {
  const page = new FakePage();
  const first = await page.enters();
  const long = "x".repeat(5000);
  for (const line of ["/me waves", long, "short"]) page.chat.say(line);
  first.tells({ kind: "notice", code: "lineTooLong" });
  assertEquals(await page.unsent, [long]);
});

Deno.test("ChatClient gives back a command that was too long", async () => {
  const page = new FakePage();
  const first = await page.enters();
  const long = `/msg you ${"x".repeat(5000)}`;
  page.chat.say(long);
  page.chat.say("short");
  first.tells({ kind: "notice", code: "lineTooLong" });
  assertEquals(await page.unsent, [long]);
});

Deno.test("ChatClient leaves a word that is no command to the server", async () => {
  const page = new FakePage();
  const first = await page.enters();
  first.tells(said(1, "commands are known"));
  await page.has("commands are known");
  for (const line of ["/friends", "/f", "/format text", "/forma text"]) {
    page.chat.say(line);
  }
  const sent = first.sent.filter((line) => line.startsWith("/f"));
  assertEquals(sent, ["/friends"]);
});

Deno.test("ChatClient goes on after a message that cannot be shown", async () => {
  const page = new FakePage();
  const first = await page.enters();
  page.poison = "poison";
  first.tells(said(1, "poison"), said(2, "after it"));
  await page.has("after it");
  assertEquals(page.faults, ["poison"]);
  assertEquals(page.wires.length, 1);
});

Deno.test("ChatClient connects again when nothing can be shown", async () => {
  const page = new FakePage();
  const first = await page.enters();
  page.poison = "poison";
  page.isBroken = true;
  first.tells(said(1, "poison"));
  const second = await page.comesBack();
  assert(first.isOver);
  page.poison = undefined;
  second.tells(said(2, "after it"));
  await page.has("after it");
});
