/// <reference lib="dom" />

import { assert, assertEquals } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";

browserTest("browser: who comes and goes is folded into one line", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const guests = [];
  for (const name of ["bob", "eve", "dan", "kim"]) {
    const nc = await stage.server.login(name);
    nc.says(`/join ${alice.path.replace("/r/", "")}`);
    await nc.sees(`*** ${name} has joined`);
    guests.push(nc);
  }
  await alice.sees("bob, eve and 2 more joined", "news");
  assertEquals(await alice.log.locator(".news").count(), 1);
  await guests[0].says("/quit");
  await alice.sees("bob has left", "news");
  await guests[1].says("/quit see you");
  await alice.sees("eve has left (see you)", "news");
  await guests[2].says("/quit");
  await alice.sees("dan has left", "news");
  await guests[3].says("/quit");
  await alice.sees("dan and kim left", "news");
  assertEquals(await alice.log.locator(".news").count(), 4);
});

browserTest("browser: a line can be answered, by mouse", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice);
  await bob.says("shall we?\nat nine?");
  await alice.sees("shall we?");
  const line = alice.log.locator(".said").first();
  await line.hover();
  await alice.presses("Reply");
  assertEquals(
    await alice.line.inputValue(),
    "> shall we?\n> at nine?\n@bob ",
  );
  await alice.line.pressSequentially("yes");
  await alice.line.press("Enter");
  const called = bob.log.locator(".called");
  assertEquals(
    await called.locator("blockquote").textContent(),
    [
      "shall we?",
      "at nine?",
    ].join("\n"),
  );
  // Only what others said can be answered privately, or ignored.
  await (await alice.sees("yes")).hover();
  const bar = alice.page.getByRole("toolbar");
  await bar.getByRole("button", { name: "Ignore" }).waitFor({
    state: "hidden",
  });
  await line.hover();
  await bar.getByRole("button", { name: "Ignore" }).click();
  await alice.sees("ignor", "notice");
  await bob.says("unheard");
  await bob.sees("unheard");
  await alice.says("end");
  await alice.sees("end");
  assertEquals(await alice.count("unheard"), 0);
});

browserTest("browser: a line can be chosen by keyboard", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice);
  await bob.says("first");
  await bob.says("second");
  await alice.sees("second");
  await alice.log.focus();
  const { keyboard } = alice.page;
  await keyboard.press("ArrowUp");
  await keyboard.press("ArrowUp");
  await keyboard.press("ArrowUp");
  assertEquals(await focused(), "first");
  await keyboard.press("ArrowDown");
  assertEquals(await focused(), "second");
  await keyboard.press("Enter");
  assertEquals(await active(), "acts-reply");
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await keyboard.press("Enter");
  assertEquals(await alice.line.inputValue(), "/msg bob ");
  assertEquals(await active(), "line");
  await alice.log.focus();
  await keyboard.press("ArrowUp");
  await keyboard.press("Escape");
  await alice.page.getByRole("toolbar").waitFor({ state: "hidden" });
  assertEquals(await active(), "line");

  function focused() {
    return alice.page.evaluate("document.activeElement.dataset.said");
  }
  function active() {
    return alice.page.evaluate("document.activeElement.id");
  }
});

browserTest(
  "browser: a finger that rests on a line shows the same",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice", { hasTouch: true });
    const bob = await stage.guest("bob", alice);
    await bob.says("hold me");
    const line = await alice.sees("hold me");
    const finger = { pointerType: "touch", bubbles: true };
    await line.dispatchEvent("pointerdown", finger);
    const bar = alice.page.getByRole("toolbar");
    await bar.waitFor();
    await line.dispatchEvent("pointerup", finger);
    await alice.page.getByRole("button", { name: "Privately" }).tap();
    assertEquals(await alice.line.inputValue(), "/msg bob ");
  },
);

browserTest(
  "browser: another language leaves what was said as it is",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    await alice.says("door.name");
    await alice.sees("door.name");
    await alice.presses("Menu");
    await alice.page.locator("#menu").getByText("한국어").click();
    await alice.page.getByRole("heading", { name: "alice님의 방" }).waitFor();
    await alice.sees("door.name");
  },
);

browserTest(
  "browser: a room is called what was typed at its start",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice");
    await alice.opens("/");
    await alice.page.getByLabel("What the room is about").fill("tea");
    await alice.enters("Start a room");
    await alice.readsHeading("tea");
    const bob = await stage.guest("bob", alice);
    await bob.readsHeading("tea");
  },
);

browserTest("browser: the help is a card, which Escape closes", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  await alice.says("/help");
  const card = alice.page.getByRole("dialog", { name: "Commands" });
  await card.getByText("/msg name text").waitFor();
  await alice.page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  assertEquals(
    await alice.page.evaluate("document.activeElement.id"),
    "line",
  );
  await alice.says("/help msg");
  await alice.sees("/msg name text", "notice");
});

browserTest(
  "browser: 320 px cut no title, and no line that is written",
  async () => {
    await using stage = await Stage.open();
    const viewport = { width: 320, height: 640 };
    const alice = await stage.host("alice", { viewport });
    const title = alice.page.locator("#room-title");
    assert(
      await title.evaluate((
        { scrollWidth, clientWidth, scrollHeight, clientHeight },
      ) => scrollWidth <= clientWidth && scrollHeight <= clientHeight),
    );
    assertEquals(
      await alice.page.evaluate("document.documentElement.scrollWidth"),
      320,
    );
    const { line } = alice;
    await line.fill("1\n2\n3\n4\n5\n6");
    assert(
      await line.evaluate(({ scrollHeight, clientHeight }) =>
        scrollHeight <= clientHeight
      ),
    );
    // A seventh scrolls by a whole line, but for the space between two.
    await line.fill("1\n2\n3\n4\n5\n6\n7");
    const top = await line.evaluate(({ scrollTop }) => scrollTop);
    assert(top > 20 && top <= 24, String(top));
  },
);
