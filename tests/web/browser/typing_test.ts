import { assertEquals } from "@std/assert";
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
