/// <reference lib="dom" />

import { assertEquals } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";
import type { Visitor } from "../harness/visitor.ts";

const DEV = "/c/%EA%B0%9C%EB%B0%9C";

browserTest("browser: the page of a room leads into that room", async () => {
  await using stage = await Stage.open();
  const alice = await stage.visitor("alice");
  await alice.opens(`${DEV}/`);
  await alice.readsHeading("Come and sit in 개발.");
  await alice.enters("Come in");
  await alice.reads("#room-title", "개발");
  await alice.page.waitForURL(`**${DEV}`);
  await alice.says("hello");
  await alice.sees("hello");

  const bob = await stage.visitor("bob");
  await bob.opens("/c/lobby");
  await bob.readsHeading("Come and sit in Lobby.");
  await bob.enters("Come in");
  await bob.reads("#room-title", "Lobby");
  await bob.says("/join 개발");
  await bob.sees("hello");
  assertEquals(bob.path, DEV);
  await bob.page.reload();
  await bob.line.waitFor();
  await bob.reads("#room-title", "개발");
  await bob.says("back");
  await alice.sees("back");
  assertEquals(await alice.count("bob has left"), 0);
});

browserTest(
  "browser: a room's link and QR code, by Invite and /invite",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice");
    await alice.opens("/c/Dev");
    await alice.enters("Come in");
    await alice.readsHeading("Nobody else is here.");
    await alice.presses("Invite");
    await showsLink(alice, `${stage.server.origin}/c/Dev`);
    await alice.reads("#invite-command", "/join Dev");
    await alice.page.locator("#invite").getByText("QR code").click();
    const qr = alice.page.getByRole("img", { name: "QR code" });
    await qr.evaluate((image) => (image as HTMLImageElement).decode());
    await alice.page.keyboard.press("Escape");
    await alice.says("/invite");
    await showsLink(alice, `${stage.server.origin}/c/Dev`);
    await alice.page.keyboard.press("Escape");
    await alice.says("/invite new");
    await alice.readsHeading("You are the first one here.");
    await alice.page.waitForURL("**/r/*");
    // The same room by another spelling: the page names it as the room does.
    const bob = await stage.visitor("bob");
    await bob.opens("/c/tea");
    await bob.enters("Come in");
    await bob.page.waitForURL("**/c/tea");
    const carol = await stage.visitor("carol");
    await carol.opens("/c/TEA");
    await carol.enters("Come in");
    await carol.page.waitForURL("**/c/tea");
    await carol.page.goBack();
    await carol.page.waitForURL("about:blank");
  },
);

browserTest(
  "browser: a name that no room can have is refused in words",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice");
    for (
      const [path, lead] of [
        ["/c/***", "a name has letters, digits and _ - . only"],
        [`/c/${"a".repeat(25)}`, "a name has 1 to 24 characters"],
      ]
    ) {
      await alice.opens(path);
      await alice.readsHeading("No room has that name.");
      await alice.page.locator("#front-lead", { hasText: lead }).waitFor();
    }
    await alice.page.getByRole("link", { name: "Start another room" }).click();
    await alice.enters("Start a room");
  },
);

async function showsLink(visitor: Visitor, link: string): Promise<void> {
  const dialog = visitor.page.getByRole("dialog", { name: "Bring people in" });
  await dialog.waitFor();
  const field = visitor.page.getByLabel("Link of this room");
  assertEquals(await field.inputValue(), link);
}
