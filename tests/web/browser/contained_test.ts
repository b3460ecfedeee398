/// <reference lib="dom" />

import { assert, assertEquals } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";

/** A browser that keeps nothing, and has the oldest facilities promised. */
const BARE = `
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(globalThis, name, {
      get() { throw new DOMException("blocked", "SecurityError"); },
    });
  }
  delete globalThis.Notification;
  delete URL.parse;
  delete URL.canParse;
  delete RegExp.escape;
  delete Promise.withResolvers;
  delete Promise.try;
  delete Object.groupBy;
  delete Map.groupBy;
  delete Array.fromAsync;
  delete Iterator.prototype.map;
  delete Iterator.prototype.filter;
  delete Iterator.prototype.toArray;
  delete Set.prototype.union;
  delete globalThis.AudioContext;
  Object.defineProperty(navigator, "languages", {
    value: ["en_GB.UTF-8", "*", "en-GB"],
  });
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  document.execCommand = () => false;
`;

browserTest(
  "browser: where site data is blocked, and little else is there, one talks",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice");
    await alice.page.addInitScript(BARE);
    await alice.opens("/");
    await alice.enters("Start a room");
    await alice.page.waitForURL("**/r/*");
    const bob = await stage.guest("bob", alice);
    await bob.says("see https://example.org");
    const line = await alice.sees("see https");
    assertEquals(await line.locator("a").count(), 1);
    await alice.says("seen");
    await bob.sees("seen");
    await alice.page.reload();
    await alice.enters("Come in");
    await bob.sees("alice has joined", "news");
  },
);

browserTest("browser: a copy that is refused is not called one", async () => {
  await using stage = await Stage.open();
  const alice = await stage.visitor("alice");
  await alice.page.addInitScript(BARE);
  await alice.opens("/");
  await alice.enters("Start a room");
  await alice.page.waitForURL("**/r/*");
  await alice.presses("Copy link");
  await alice.page.getByRole("button", { name: "Copy it by hand" }).first()
    .waitFor();
  const selected = await alice.page.evaluate(
    "document.activeElement.id + getSelection()",
  );
  assert(String(selected).startsWith("invite-link"), String(selected));
});

browserTest(
  "browser: a message that cannot be shown is shown as plain text",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await alice.sees("bob has joined", "news");
    // The next link that is made breaks.
    await alice.page.evaluate(`
      const make = document.createElement.bind(document);
      document.createElement = (tag) => {
        if (tag === "a") throw new Error("broken on purpose");
        return make(tag);
      };
    `);
    await bob.says("look: https://example.org");
    await alice.sees("bob: look: https://example.org", "notice");
    await bob.says("and on");
    await alice.sees("and on");
    assertEquals(alice.trouble.splice(0).length, 1);
  },
);

browserTest("browser: a clock that is set back moves nothing", async () => {
  let now = Date.parse("2026-03-14T12:00:00Z");
  await using stage = await Stage.open({ now: () => now });
  const alice = await stage.host("alice");
  await alice.says("before");
  await alice.sees("before");
  now -= 3 * 3600_000;
  const bob = await stage.guest("bob", alice);
  await alice.sees("bob has joined", "news");
  await alice.seesPeople("alice", "bob");
  await bob.says("after");
  await alice.sees("after");
  await alice.says("/nick alicia");
  await alice.seesPeople("alicia", "bob");
  const texts = await alice.log.locator(".text").allTextContents();
  assertEquals(texts, ["before", "after"]);
  await alice.says("still mine");
  await alice.log.locator(".own", { hasText: "still mine" }).waitFor();
});

browserTest(
  "browser: one line covers no other, and each has its own direction",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await bob.says("above");
    await bob.says(`tall ${"e" + "\u0301\u0300".repeat(30)}`);
    await bob.says("שלום עולם");
    const tall = await alice.sees("tall");
    assertEquals(
      await tall.evaluate((line) => getComputedStyle(line).overflow),
      "clip",
    );
    const hebrew = (await alice.sees("שלום")).locator(".text");
    assertEquals(
      await hebrew.evaluate((text) => getComputedStyle(text).direction),
      "rtl",
    );
    await bob.says("/nick שלום");
    const news = await alice.sees("bob is now", "news");
    assertEquals(await news.locator("bdi").allTextContents(), ["bob", "שלום"]);
  },
);

browserTest("browser: the link of a locked room says so at once", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  await alice.says("/lock");
  await alice.sees("alice locked the room", "news");
  const bob = await stage.visitor("bob");
  await bob.opens(alice.path);
  await bob.readsHeading("This room is locked.");
  assertEquals(await bob.page.getByLabel("Your name").isVisible(), false);
});

browserTest("browser: a link with a slash or a particle leads in", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  for (const [at, end] of ["/", "로"].entries()) {
    const guest = await stage.visitor(`guest${at}`);
    await guest.opens(`${alice.path}${end}`);
    await guest.enters("Come in");
    await alice.seesPeople("alice", "guest0", ...at > 0 ? ["guest1"] : []);
    assertEquals(guest.path, alice.path);
  }
});
