/// <reference lib="dom" />

import { assertEquals } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";

browserTest("browser: who is called sees it", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice);
  await bob.says("malice is no call");
  await bob.says("alice: look");
  await bob.says("@Alice");
  await alice.sees("@Alice");
  const called = alice.log.locator(".called .text");
  assertEquals(await called.allTextContents(), ["alice: look", "@Alice"]);
  assertEquals(await bob.log.locator(".called").count(), 0);
});

browserTest(
  "browser: the title counts calls, and the log marks where one looked away",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await bob.says("seen");
    await alice.sees("seen");
    await alice.page.evaluate(`
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    document.dispatchEvent(new Event("visibilitychange"));
  `);
    await bob.says("one\ntwo\nthree");
    await bob.says("alice, are you there?");
    await alice.sees("are you there");
    assertEquals(await alice.page.title(), "(2 @1) alice's room · maru");
    const order = await alice.log.locator(".missed, .said").allTextContents();
    assertEquals(order.map((text) => text.slice(0, 3) === "New"), [
      false,
      true,
      false,
      false,
    ]);
  },
);

browserTest(
  "browser: one can go to where one was called, and be told of that alone",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice");
    await alice.page.addInitScript(`
    globalThis.drawn = [];
    globalThis.Notification = class {
      static permission = "granted";
      static requestPermission = () => Promise.resolve("granted");
      constructor(title, { body }) { drawn.push(title + ": " + body); }
    };
    Object.defineProperty(document, "hidden", { value: true });
  `);
    await alice.opens("/");
    await alice.enters("Start a room");
    await alice.page.waitForURL("**/r/*");
    await alice.turns("Browser notifications");
    await alice.turns("Only when I am called");
    const nc = await stage.server.login("nc");
    await nc.says(`/join ${alice.path.replace("/r/", "")}`);
    for (let at = 0; at < 40; at++) await nc.says(`before ${at}`);
    await alice.sees("before 39");
    await alice.log.hover();
    await alice.page.mouse.wheel(0, -100_000);
    await alice.page.getByText("before 0", { exact: true }).hover();
    await nc.says("alice: here");
    for (let at = 0; at < 40; at++) await nc.says(`after ${at}`);
    await alice.sees("after 39");
    await alice.presses("You were called ↓");
    await alice.page.getByText("alice: here").hover();
    assertEquals(await alice.page.evaluate("drawn"), ["nc: alice: here"]);
    await alice.presses("41 new lines ↓");
    await alice.page.getByText("after 39").hover();
  },
);
