import { assertEquals } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";

browserTest("browser: lines that were deleted go from every page", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice);
  await alice.sees("bob has joined", "news");
  await alice.says("a secret");
  await bob.sees("a secret");
  await bob.says("and mine");
  await alice.sees("and mine");
  await alice.says("/forget");
  for (const one of [alice, bob]) {
    await one.sees("alice deleted their lines of today", "news");
    assertEquals(await one.log.getByText("a secret").count(), 0);
    assertEquals(await one.log.getByText("and mine").count(), 1);
  }
});
