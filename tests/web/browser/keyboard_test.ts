import { assert, assertEquals } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";
import type { Visitor } from "../harness/visitor.ts";

browserTest("browser: everything can be done by keyboard alone", async () => {
  await using stage = await Stage.open();
  const alice = await stage.visitor("alice");
  await alice.opens("/");
  const { keyboard } = alice.page;
  await tabTo(alice, "Your name");
  await keyboard.type("alice");
  await keyboard.press("Enter");
  await alice.line.waitFor();
  assertEquals(await focused(alice), "Your line");
  await keyboard.type("typed at once");
  await keyboard.press("Enter");
  await alice.sees("typed at once");

  await tabTo(alice, "Menu");
  await keyboard.press("Enter");
  assertEquals(await focused(alice), "Change name…");
  await keyboard.press("L");
  assertEquals(await focused(alice), "Lock: nobody new may come in");
  await keyboard.press("Space");
  await alice.sees("alice locked the room", "news");
  await keyboard.press("Escape");
  await alice.page.locator("#menu").waitFor({ state: "hidden" });
  assertEquals(await focused(alice), "Menu");

  await tabTo(alice, "Invite");
  await keyboard.press("Enter");
  await alice.page.getByRole("dialog").waitFor();
  await tabTo(alice, "QR code");
  await keyboard.press("Space");
  await alice.page.getByRole("img", { name: "QR code" }).waitFor();
  await keyboard.press("Escape");
  await alice.page.getByRole("dialog").waitFor({ state: "hidden" });
  assertEquals(await focused(alice), "Invite");
  await tabTo(alice, "Messages");
});

browserTest("browser: commands and names are completed", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  await stage.guest("bob", alice);
  await alice.seesPeople("alice", "bob");
  const { keyboard } = alice.page;
  const list = alice.page.getByRole("listbox", { name: "Commands" });
  await keyboard.type("/m");
  await list.waitFor();
  const chosen = list.getByRole("option", { selected: true });
  assertEquals(await described(alice), await chosen.getAttribute("id"));
  const first = await chosen.textContent();
  await keyboard.press("ArrowDown");
  assert(await chosen.textContent() !== first);
  await keyboard.press("ArrowUp");
  assertEquals(await chosen.textContent(), first);
  await keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  assertEquals(await alice.line.inputValue(), "/m");
  await keyboard.type("s");
  await keyboard.press("Tab");
  assertEquals(await alice.line.inputValue(), "/msg ");
  await keyboard.press("Tab");
  assertEquals(await alice.line.inputValue(), "/msg bob ");
  await list.waitFor({ state: "hidden" });
  await keyboard.type("between us");
  await keyboard.press("Enter");
  await alice.sees("between us", "whisper");
});

browserTest(
  "browser: what was sent can be brought back, and a text has lines",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const { keyboard } = alice.page;
    await alice.says("first");
    await alice.sees("first");
    await keyboard.press("ArrowUp");
    assertEquals(await alice.line.inputValue(), "first");
    await keyboard.press("ArrowDown");
    assertEquals(await alice.line.inputValue(), "");
    await keyboard.type("one");
    await keyboard.press("Shift+Enter");
    await keyboard.type("/quit is just text here");
    await keyboard.press("Enter");
    await alice.sees("/quit is just text here");
    const texts = await alice.log.locator(".said .text").allTextContents();
    assertEquals(texts, ["first", "one\n/quit is just text here"]);
  },
);

browserTest(
  "browser: Enter ends a syllable that is being composed, and sends nothing",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    const input = await alice.page.context().newCDPSession(alice.page);
    const enter = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13 };
    for (const text of ["ㅎ", "하", "한"]) {
      await input.send("Input.imeSetComposition", {
        text,
        selectionStart: 1,
        selectionEnd: 1,
      });
    }
    await input.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      ...enter,
    });
    await input.send("Input.insertText", { text: "한" });
    await input.send("Input.dispatchKeyEvent", { type: "keyUp", ...enter });
    assertEquals(await alice.line.inputValue(), "한");
    await alice.page.keyboard.insertText("글");
    await alice.page.keyboard.press("Enter");
    await bob.sees("한글");
    await alice.says("end");
    await bob.sees("end");
    const texts = await bob.log.locator(".said .text").allTextContents();
    assertEquals(texts, ["한글", "end"]);
  },
);

browserTest(
  "browser: what is new is read out, what is old is not",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    await alice.says("said before");
    await alice.sees("said before");
    const bob = await stage.guest("bob", alice);
    await bob.sees("said before");
    assertEquals(await bob.log.getAttribute("aria-live"), "off");
    await alice.says("said now");
    await bob.sees("said now");
    assertEquals(await bob.log.getAttribute("aria-live"), "polite");
  },
);

/** Presses Tab until what has the keyboard is called so. */
async function tabTo(visitor: Visitor, name: string): Promise<void> {
  const passed = [];
  for (let presses = 0; presses < 40; presses++) {
    const now = await focused(visitor);
    if (now === name) return;
    passed.push(now);
    await visitor.page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${name}: ${passed.join(", ")}`);
}

function focused({ page }: Visitor): Promise<string> {
  return page.evaluate(`(() => {
    const element = document.activeElement;
    return element.ariaLabel || element.labels?.[0]?.textContent ||
      element.textContent.trim();
  })()`);
}

function described({ line }: Visitor): Promise<string | null> {
  return line.getAttribute("aria-activedescendant");
}
