/// <reference lib="dom" />

import { assert, assertEquals } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";
import type { Visitor } from "../harness/visitor.ts";

const PHONE = {
  viewport: { width: 360, height: 640 },
  hasTouch: true,
  isMobile: true,
};

browserTest(
  "browser: a phone shows all of it, and nothing too small to touch",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice", PHONE);
    await alice.opens("/");
    await fits(alice);
    await alice.enters("Start a room");
    await fits(alice);
    // The keyboard of a phone covers half of it: it comes when it is wanted.
    assertEquals(await alice.page.evaluate("document.activeElement.id"), "");
    const bob = await stage.guest("bob", alice, PHONE);
    await bob.says("word ".repeat(200));
    await bob.says("w".repeat(1000));
    await alice.sees("wwwww");
    await fits(alice);
    const people = alice.page.getByRole("button", {
      name: "Who is here: 2 here",
    });
    await people.tap();
    await alice.page.locator("#people").getByText("bob").tap();
    await fits(alice);
    await alice.page.getByRole("button", { name: "Write privately" }).tap();
    assertEquals(await alice.line.inputValue(), "/msg bob ");
    await alice.page.locator("#people").waitFor({ state: "hidden" });
    await alice.presses("Menu");
    await fits(alice);
    await alice.page.keyboard.press("Escape");
    await alice.presses("Invite");
    await fits(alice);
  },
);

browserTest(
  "browser: many lines of one speaker scroll in the log, and not the page",
  async () => {
    await using stage = await Stage.open();
    const small = { ...PHONE, viewport: { width: 320, height: 640 } };
    const alice = await stage.host("alice", small);
    const nc = await stage.server.login("nc");
    nc.says(`/join ${alice.path.replace("/r/", "")}`);
    for (let n = 0; n < 30; n++) nc.says(`line ${n}`);
    await alice.sees("line 29");
    const height = "document.scrollingElement.scrollHeight";
    assertEquals(await alice.page.evaluate(height), 640);
    // Nor does the page that is left of a room once it has ended.
    const rest = alice.page.locator(".ended-lines");
    await alice.says("/close");
    await rest.getByText("line 29").waitFor();
    assertEquals(
      await rest.evaluate((list) => {
        const names = [...list.querySelectorAll<HTMLElement>(".head")];
        return names.every((name) => name.offsetParent === list);
      }),
      true,
    );
  },
);

browserTest("browser: who has scrolled up is not pulled down", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice", PHONE);
  const nc = await stage.server.login("nc");
  nc.says(`/join ${alice.path.replace("/r/", "")}`);
  for (let n = 0; n < 60; n++) nc.says(`line ${n}`);
  await alice.sees("line 59");
  await alice.log.hover();
  await alice.page.mouse.wheel(0, -100_000);
  await alice.page.getByText("line 0", { exact: true }).hover();
  nc.says("one more");
  const newer = alice.page.getByRole("button", { name: "1 new line" });
  await newer.waitFor();
  assertEquals(await alice.log.evaluate((log) => log.scrollTop), 0);
  await newer.tap();
  await newer.waitFor({ state: "hidden" });
  const rest = await alice.log.evaluate(async (log) => {
    // The log moves with the next frame.
    await new Promise(requestAnimationFrame);
    return log.scrollHeight - log.scrollTop - log.clientHeight;
  });
  assert(rest < 2, String(rest));
});

browserTest(
  "browser: a burst is shown to its end, and not kept for ever",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const nc = await stage.server.login("nc");
    nc.says(`/join ${alice.path.replace("/r/", "")}`);
    for (let n = 0; n < 3000; n++) nc.says(`line ${n} of a burst`);
    const last = await alice.sees("line 2999 of a burst");
    assert(
      await last.evaluate(async (line) => {
        const frame = () => new Promise(requestAnimationFrame);
        await frame();
        await frame();
        const { bottom } = line.getBoundingClientRect();
        return bottom <= line.parentElement!.getBoundingClientRect().bottom;
      }),
    );
    assertEquals(
      await alice.log.evaluate((log) => log.childElementCount),
      1000,
    );
  },
);

/** Nothing is wider than the screen, and what can be pressed is large enough. */
async function fits({ page }: Visitor): Promise<void> {
  const width = await page.evaluate("document.documentElement.scrollWidth");
  assertEquals(width, PHONE.viewport.width);
  const small = await page.evaluate(`
    [...document.querySelectorAll("button, input, textarea, summary, a.button")]
      .filter((element) => element.checkVisibility())
      .map((element) => [
        element.outerHTML,
        (element.closest("label") ?? element).getBoundingClientRect(),
      ])
      .filter(([, { width, height }]) => width < 36 || height < 36)
      .map(([html]) => html)
  `);
  assertEquals(small, []);
}
