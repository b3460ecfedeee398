/// <reference lib="dom" />

import { assert, assertEquals } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";

const HOSTILE = [
  "<img src=x onerror=document.title='owned'>",
  "<script>document.title='owned'</script>",
  `"><svg/onload=document.title='owned'>`,
  "{{constructor.constructor('return this')()}}",
  "javascript:document.title='owned'",
  "&lt;b&gt;not bold&lt;/b&gt;",
  "a\u200bb \u{1F469}\u200d\u{1F467} \u0e49\u0e49\u0e49\u0e49",
  "x".repeat(3000),
];

browserTest("browser: whatever is said is shown as written", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const nc = await stage.server.login("nc");
  nc.says(`/join ${alice.path.replace("/r/", "")}`);
  await alice.sees("nc has joined", "news");
  const before = await alice.page.locator("body *").count();
  for (const text of HOSTILE) {
    nc.says(text);
    nc.says(`/me ${text}`);
    nc.says(`/topic ${text.slice(0, 280)}`);
    nc.says(`/msg alice ${text}`);
    const line = await alice.sees(text);
    assertEquals(await line.locator(".text").textContent(), text);
  }
  nc.says("end");
  await alice.sees("end");
  assert(!(await alice.page.title()).includes("owned"));
  const made = alice.page.locator("#log").locator("img, script, svg, b, a");
  assertEquals(await made.count(), 0);
  assert(await alice.page.locator("body *").count() > before);
  const width = await alice.page.evaluate("document.body.scrollWidth");
  assertEquals(width, 1280);
});

browserTest("browser: web addresses are links, and only they", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const text = "see https://example.org/a_(b)?c=d&e#f, (http://example.com) " +
    "and HTTPS://Example.net/x. not javascript:alert(1) ftp://x data:text/html,x http:// https://";
  await alice.says(text);
  const line = await alice.sees("see https");
  assertEquals(await line.locator(".text").textContent(), text);
  const links = line.locator("a");
  const found = await links.evaluateAll(
    (links) =>
      (links as HTMLAnchorElement[])
        .map((
          { textContent, href, rel, target },
        ) => [textContent, href, rel, target]),
  );
  const safe = ["noopener noreferrer nofollow", "_blank"];
  assertEquals(found, [
    [
      "https://example.org/a_(b)?c=d&e#f",
      "https://example.org/a_(b)?c=d&e#f",
      ...safe,
    ],
    ["http://example.com", "http://example.com/", ...safe],
    ["HTTPS://Example.net/x", "https://example.net/x", ...safe],
  ]);
});

browserTest(
  "browser: a page that is hidden counts what was missed",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await bob.says("seen at once");
    await alice.sees("seen at once");
    assertEquals(await alice.page.title(), "alice's room · maru");
    await hide(alice.page, true);
    await bob.says("one");
    await bob.says("two");
    await bob.says("/topic not a line");
    await alice.sees("not a line", "news");
    assertEquals(await alice.page.title(), "(2) not a line · maru");
    await hide(alice.page, false);
    assertEquals(await alice.page.title(), "not a line · maru");
  },
);

browserTest(
  "browser: nothing makes a sound or notifies unless asked",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice", {
      permissions: ["notifications"],
    });
    await alice.page.addInitScript(`
    globalThis.drawn = [];
    globalThis.AudioContext = class { constructor() { drawn.push("sound"); throw 0; } };
    globalThis.Notification = class {
      static permission = "granted";
      static requestPermission = () => Promise.resolve("granted");
      constructor(title, { body }) { drawn.push(title + ": " + body); }
    };
  `);
    await alice.opens("/");
    await alice.enters("Start a room");
    const bob = await stage.guest("bob", alice);
    await hide(alice.page, true);
    await bob.says("before");
    await alice.sees("before");
    assertEquals(await alice.page.evaluate("drawn"), []);
    await alice.turns("Browser notifications");
    await bob.says("after");
    await alice.sees("after");
    assertEquals(await alice.page.evaluate("drawn"), ["bob: after"]);
  },
);

// The browser under test takes every page for visible.
async function hide(
  page: { evaluate(script: string): Promise<unknown> },
  isHidden: boolean,
): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, "hidden", { configurable: true, value: ${isHidden} });
    document.dispatchEvent(new Event("visibilitychange"));
  `);
}
