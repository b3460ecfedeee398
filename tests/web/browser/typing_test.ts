import { assertEquals, assertMatch } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";

browserTest("browser: who is writing is shown, if they want it", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice);
  await alice.sees("bob has joined", "news");
  const shown = alice.page.locator(".typing");
  // Unless one asks for it, nothing is told.
  await bob.line.pressSequentially("hi");
  await bob.line.press("Enter");
  await alice.sees("hi");
  assertEquals(await shown.textContent(), "");
  await bob.turns("Show when I am writing");
  await bob.line.pressSequentially("/w");
  await bob.line.fill("and");
  await alice.reads(".typing", "bob is writing…");
  await bob.line.press("Enter");
  await alice.sees("and");
  assertEquals(await shown.textContent(), "");
});

browserTest(
  "browser: a person's entry says since when they are quiet",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await bob.says("/away at lunch");
    await alice.seesPeople("alice", "bob");
    const entry = alice.page.locator("#people details", { hasText: "bob" });
    await entry.locator("summary").click();
    await entry.locator(".seen", { hasText: "at lunch" }).waitFor();
    const text = await entry.locator(".seen").textContent() ?? "";
    assertEquals(text.split("\n").length, 2, text);
    assertMatch(text, /^bob: in this room, here for /);
    // It stays when the list is made anew, and the log is for the room.
    await stage.guest("carol", alice);
    await alice.seesPeople("alice", "bob", "carol");
    assertEquals(await entry.locator(".seen").textContent(), text);
    assertEquals(await alice.log.locator(".notice").count(), 0);
    await entry.locator("summary").click();
    await entry.locator("summary").click();
    await entry.locator(".seen", { hasText: "at lunch" }).waitFor();
    // What is asked for in the line is answered in the log.
    await alice.says("/whois carol");
    await alice.log.locator(".notice", { hasText: "carol" }).waitFor();
  },
);

browserTest("browser: the list of people shows who is away", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice);
  await alice.seesPeople("alice", "bob");
  const entry = alice.page.locator("#people details", { hasText: "bob" });
  await bob.says("/away at lunch");
  await entry.locator(".tag", { hasText: "away" }).waitFor();
  // Of that, no line is shown.
  assertEquals(await alice.log.getByText("at lunch").count(), 0);
  await bob.says("/away");
  await entry.locator(".tag").waitFor({ state: "detached" });
  await bob.says("/away again");
  const carol = await stage.guest("carol", alice);
  await carol.page.locator("#people details", { hasText: "bob" })
    .locator(".tag", { hasText: "away" }).waitFor();
});
