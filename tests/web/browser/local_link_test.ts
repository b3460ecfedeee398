/// <reference lib="dom" />

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

browserTest(
  "browser: on the server's computer, the link has an address for others",
  async () => {
    await using stage = await Stage.open();
    const { port } = new URL(stage.server.origin);
    const others = `http://192.0.2.7:${port}`;
    stage.server.services.webAddress.others = ["192.0.2.7", "[2001:db8::1]"];
    const alice = await stage.host("alice");
    await alice.presses("Invite");
    const link = alice.page.getByLabel("Link of this room");
    assertEquals(await link.inputValue(), `${others}${alice.path}`);
    await alice.page.getByText("by which others in the same network").waitFor();
    await alice.page.locator("#invite").getByText("QR code").click();
    const qr = alice.page.getByRole("img", { name: "QR code" });
    await qr.evaluate((image) => (image as HTMLImageElement).decode());
    await alice.page.keyboard.press("Escape");
    await alice.says("/join dev");
    await alice.reads("#room-title", "dev");
    await alice.presses("Invite");
    await alice.reads("#invite-command", "/join dev");
    await alice.page.waitForFunction(
      (url) =>
        (document.getElementById("invite-link") as HTMLInputElement).value ===
          url,
      `${others}/c/dev`,
    );
    // A name that leads to this computer alone is not offered.
    stage.server.services.webAddress.others = [];
    await alice.page.keyboard.press("Escape");
    await alice.says("/join tea");
    await alice.reads("#room-title", "tea");
    await alice.presses("Invite");
    await alice.page.getByText("This link works on this computer only.")
      .waitFor();
    assertEquals(await link.inputValue(), `${stage.server.origin}/c/tea`);
  },
);

Deno.test("isLoopback() knows the hosts that mean this computer", () => {
  for (const host of ["localhost", "a.localhost", "127.0.0.1", "[::1]"]) {
    assert(isLoopback(host), host);
  }
  const others = ["192.0.2.7", "chat.test", "localhost.test", "[2001:db8::1]"];
  assertEquals(others.filter(isLoopback), []);
});
