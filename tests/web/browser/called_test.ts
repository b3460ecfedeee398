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

browserTest(
  "browser: who is called is chosen by keys and by finger",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    for (const name of ["bob", "bobby"]) await stage.guest(name, alice);
    await alice.seesPeople("alice", "bob", "bobby");
    const { keyboard } = alice.page;
    const list = alice.page.getByRole("listbox", { name: "People" });
    const chosen = list.getByRole("option", { selected: true });
    await alice.line.focus();
    await keyboard.type("hello there");
    for (let steps = 0; steps < " there".length; steps++) {
      await keyboard.press("ArrowLeft");
    }
    await keyboard.type(" @b");
    await list.waitFor();
    await alice.reads(
      "#spoken",
      "People: 2. bob, 1 of 2. Arrow keys and Tab choose.",
    );
    await keyboard.press("ArrowDown");
    assertEquals(await chosen.textContent(), "bobby");
    await keyboard.press("Enter");
    await list.waitFor({ state: "hidden" });
    await alice.reads("#spoken", "");
    await keyboard.type("is ");
    assertEquals(await alice.line.inputValue(), "hello @bobby is there");
    await keyboard.press("Enter");
    await alice.sees("hello @bobby is there");
    // A whole name is sent as it is.
    await keyboard.type("@bob");
    await list.waitFor();
    await keyboard.press("Enter");
    await alice.sees("@bob");

    const options = { viewport: { width: 360, height: 640 }, hasTouch: true };
    const eve = await stage.guest("eve", alice, options);
    await eve.seesPeople("alice", "bob", "bobby", "eve");
    await eve.line.tap();
    await eve.page.keyboard.type("@b");
    await eve.page.getByRole("option", { name: "bobby" }).tap();
    // The keyboard of a phone stays where it is.
    await eve.page.keyboard.type("hi");
    assertEquals(await eve.line.inputValue(), "@bobby hi");
  },
);
