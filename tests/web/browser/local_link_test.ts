import { assert, assertEquals } from "@std/assert";
import { isLoopback } from "../../../src/web/page/invite_view.js";
import { browserTest, Stage } from "../harness/stage.ts";

browserTest("browser: a link for this computer alone says so", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  await alice.presses("Invite");
  await alice.page.getByText("This link works on this computer only.")
    .waitFor();
});

Deno.test("isLoopback() knows the hosts that mean this computer", () => {
  for (const host of ["localhost", "a.localhost", "127.0.0.1", "[::1]"]) {
    assert(isLoopback(host), host);
  }
  const others = ["192.0.2.7", "chat.test", "localhost.test", "[2001:db8::1]"];
  assertEquals(others.filter(isLoopback), []);
});
