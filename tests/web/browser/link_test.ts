/// <reference lib="dom" />

import { assert, assertEquals, assertMatch } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";

browserTest(
  "browser: a new room has a link, and says how to share it",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    assertMatch(alice.path, /^\/r\/[0-9a-z-]{28,}$/);
    await alice.readsHeading("You are the first one here.");
    await alice.presses("Copy link");
    const link = `${stage.server.origin}${alice.path}`;
    await alice.page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await alice.page.evaluate("navigator.clipboard.readText()");
    assertEquals(copied, link);

    await alice.presses("Invite");
    const field = alice.page.getByLabel("Link of this room");
    assertEquals(await field.inputValue(), link);
    const id = alice.path.replace("/r/", "");
    await alice.reads("#invite-command", `/join ${id}`);
    assertEquals(await alice.page.getByRole("img").count(), 0);
    await alice.page.locator("#invite").getByText("QR code").click();
    const qr = alice.page.getByRole("img", { name: "QR code" });
    await qr.waitFor();
    assert(
      await qr.evaluate((image) =>
        (image as HTMLImageElement).decode().then(() => true)
      ),
    );
    await alice.page.keyboard.press("Escape");

    await stage.guest("bob", alice);
    await alice.page.locator("#alone").waitFor({ state: "hidden" });
  },
);

browserTest("browser: a locked room lets nobody in, and says so", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  await alice.chooses(/^Lock/);
  await alice.sees("alice locked the room", "news");
  await alice.page.locator("#room-note", { hasText: "locked" }).waitFor();
  await alice.page.keyboard.press("Escape");
  const bob = await stage.visitor("bob");
  await bob.opens(alice.path);
  await bob.readsHeading("This room is locked.");
  await alice.chooses(/^Lock/);
  await alice.sees("alice unlocked the room", "news");
  await bob.page.getByRole("link", { name: "Come in again" }).click();
  await bob.enters("Come in");
  await alice.sees("bob has joined", "news");
  assertEquals(await alice.count("bob has left"), 0);
});

browserTest(
  "browser: who is sent away is told kindly, and stays away",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await alice.seesPeople("alice", "bob");
    await alice.page.locator("#people summary", { hasText: "bob" }).click();
    await alice.page.getByRole("button", { name: "Send away" }).click();
    assertEquals(await alice.line.inputValue(), "/kick bob ");
    await alice.page.keyboard.type("see you tomorrow");
    await alice.page.keyboard.press("Enter");
    await bob.readsHeading("You were asked to leave.");
    await bob.reads("#front-lead", "alice sent you away: see you tomorrow");
    await alice.seesPeople("alice");
    await bob.opens(alice.path);
    await bob.page.getByLabel("Your name").fill("bob");
    await bob.presses("Come in");
    await bob.readsHeading("This room is locked.");
  },
);

browserTest("browser: a room that is closed is over for everyone", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice);
  const path = alice.path;
  await alice.chooses("Close this room for everyone");
  await alice.presses("Keep it open");
  await alice.says("still here");
  await bob.sees("still here");
  await alice.chooses("Close this room for everyone");
  await alice.presses("Close the room");
  for (const one of [alice, bob]) {
    await one.readsHeading("This room is closed.");
    await one.page.getByText("Its link leads nowhere now").waitFor();
  }

  const carol = await stage.visitor("carol");
  await carol.opens(path);
  await carol.readsHeading("This room has ended.");
  const never = "/r/0123456-789abcd-efghjkm-npqrstv";
  const ended = await carol.page.locator("#front").innerText();
  await carol.opens(never);
  await carol.readsHeading("This room has ended.");
  assertEquals(await carol.page.locator("#front").innerText(), ended);
  await carol.page.getByRole("link", { name: "Start another room" }).click();
  await carol.enters("Start a room");
});

browserTest("browser: a room that everybody has left ends", async () => {
  await using stage = await Stage.open({ limits: { linkEmpty: 0, sweep: 20 } });
  const alice = await stage.host("alice");
  const { path } = alice;
  await alice.chooses("Leave");
  await alice.readsHeading("See you again.");
  for (let tries = 0;; tries++) {
    assert(tries < 20, "the room does not end");
    await alice.opens(path);
    const door = alice.page.getByRole("button", { name: "Come in" });
    const ended = alice.page.getByText("This room has ended.");
    await door.or(ended).first().waitFor();
    // The page looks before it asks; the server now and then.
    await alice.page.waitForLoadState("networkidle");
    if (await ended.isVisible()) break;
  }
});

browserTest("browser: looking after the room passes on", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice);
  assertEquals(await bob.page.locator("#menu-lock").isHidden(), true);
  await alice.chooses("Leave");
  await bob.sees("bob owns this room now", "news");
  await bob.chooses(/^Lock/);
  await bob.sees("bob locked the room", "news");
});

browserTest(
  "browser: /invite shows the link again, or makes a room",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice");
    await alice.opens("/");
    await alice.enters("Enter the lobby");
    await alice.readsHeading("Nobody else is here.");
    await alice.says("/invite");
    await alice.readsHeading("You are the first one here.");
    assertMatch(alice.path, /^\/r\//);
    await alice.says("/invite");
    await alice.page.getByRole("dialog", { name: "Bring people in" }).waitFor();
  },
);
