import { assertEquals } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";
import type { Visitor } from "../harness/visitor.ts";

browserTest("browser: arrow keys, and letters, move in the menu", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const { keyboard } = alice.page;
  await alice.page.getByRole("button", { name: "Menu" }).focus();
  await keyboard.press("Enter");
  const menu = alice.page.getByRole("menu", { name: "Menu" });
  await menu.waitFor();
  for (
    const [key, name] of [
      ["", "Change name…"],
      ["ArrowUp", "Leave"],
      ["ArrowUp", "Close this room for everyone"],
      ["ArrowDown", "Leave"],
      ["ArrowDown", "Change name…"],
      ["ArrowDown", "Name this room…"],
      ["d", "Name this room…"],
      ["j", "JSON"],
      ["ArrowLeft", "Text"],
      ["End", "Leave"],
      ["Home", "Change name…"],
    ]
  ) {
    if (key !== "") await keyboard.press(key);
    assertEquals(await focused(alice), name, key);
  }
  // One entry takes Tab, so that it leads out and not through them all.
  assertEquals(await menu.locator("[tabindex='0']").count(), 1);
  await keyboard.press("Tab");
  await menu.waitFor({ state: "hidden" });
  await alice.page.getByRole("button", { name: "Menu" }).focus();
  await keyboard.press("Enter");
  await keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });
  assertEquals(await focused(alice), "Menu");
});

browserTest(
  "browser: a name is changed, or the card says why not",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await bob.chooses("Change name…");
    const field = bob.page.getByLabel("Your new name");
    assertEquals(await field.inputValue(), "bob");
    await field.fill("alice");
    await field.press("Enter");
    const fault = bob.page.getByRole("dialog").getByRole("alert");
    await fault.filter({ hasText: "alice" }).or(
      fault.filter({ hasText: "name" }),
    )
      .first().waitFor();
    await field.fill("bob the builder");
    await field.press("Enter");
    await field.waitFor({ state: "detached" });
    assertEquals(await focused(bob), "Menu");
    await alice.sees("bob is now bob_the_builder", "news");
    await alice.seesPeople("alice", "bob_the_builder");
    assertEquals(await bob.log.locator(".notice").count(), 0);
    // Nothing changes when nothing was changed.
    await bob.chooses("Change name…");
    await bob.page.getByRole("button", { name: "Save" }).click();
    await field.waitFor({ state: "detached" });
    // What comes later is shown where it belongs.
    await bob.says("/nick alice");
    await bob.log.locator(".notice").waitFor();
  },
);

browserTest("browser: a room is named from the menu", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  await alice.chooses("Name this room…");
  const name = alice.page.getByLabel("Name of this room");
  await name.fill("a walk");
  await name.press("Enter");
  await alice.readsHeading("a walk");
  await alice.chooses("Name this room…");
  assertEquals(await name.inputValue(), "a walk");
  await name.fill("");
  await name.press("Enter");
  await alice.readsHeading("alice's room");
  await alice.says("/join dev");
  await alice.reads("#room-title", "dev");
  await alice.chooses("Set the topic…");
  const topic = alice.page.getByLabel("Topic of this room");
  await topic.fill("what to build");
  await topic.press("Enter");
  await alice.reads("#room-note", "what to build");
});

browserTest("browser: the rooms are a list of links", async () => {
  await using stage = await Stage.open();
  const alice = await stage.visitor("alice");
  await alice.opens("/c/dev");
  await alice.enters("Come in");
  await alice.says("/topic what to build");
  await alice.sees("what to build", "news");
  const bob = await stage.host("bob");
  await bob.chooses("Rooms…");
  const card = bob.page.getByRole("dialog", { name: "Rooms" });
  const dev = card.getByRole("link", { name: "dev" });
  await dev.waitFor();
  assertEquals(await dev.getAttribute("href"), "/c/dev");
  assertEquals(await dev.textContent(), "dev1 personwhat to build");
  const lobby = card.getByRole("link", { name: "Lobby" });
  assertEquals(await lobby.textContent(), "Lobby0 people");
  // A list that was asked for so stands in the card, and not among the lines.
  assertEquals(await bob.log.locator(".rooms").count(), 0);
  await bob.page.keyboard.press("Enter");
  await bob.page.waitForURL("**/c/dev");
  await bob.reads("#room-title", "dev");
  await alice.seesPeople("alice", "bob");
  await bob.chooses("Rooms…");
  await card.locator("[aria-current=page]", { hasText: "dev" }).waitFor();
  await bob.page.keyboard.press("Escape");
  await bob.says("/rooms");
  await bob.log.locator(".rooms").waitFor();
});

browserTest("browser: what is on the screen becomes a file", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice);
  await alice.says("/topic 산책: saturday");
  await bob.sees("산책", "news");
  await alice.says("before <b>bold</b>");
  await bob.sees("before");
  await bob.says("/clear");
  await alice.line.fill("one\n\n  two");
  await alice.line.press("Enter");
  await bob.sees("two");
  await alice.says("/me waves");
  await bob.sees("waves", "acted");
  await bob.says("/msg alice psst");
  await bob.sees("psst", "whisper");
  const text = await saved(bob, "Text");
  const lines = text.content.replaceAll(/\d\d?:\d\d/g, "12:34").split("\n");
  assertEquals(lines.slice(0, 2), ["산책: saturday", ""]);
  assertEquals(lines.slice(4), [
    "12:34  alice: one",
    "",
    "      two",
    "12:34  * alice waves",
    "12:34  to alice, privately: psst",
    "",
  ]);
  assertEquals(/^maru-산책-saturday-[\d-]{10}\.txt$/.test(text.name), true);
  const json = JSON.parse((await saved(bob, "JSON")).content);
  for (const line of json.lines) {
    assertEquals(new Date(line.time).toISOString().length, 24);
    delete line.time;
  }
  assertEquals(json, {
    room: "산책: saturday",
    lines: [
      { kind: "said", who: "alice", text: "one\n\n  two" },
      { kind: "acted", who: "alice", text: "waves" },
      { kind: "whisper", who: "bob", to: "alice", text: "psst" },
    ],
  });
});

browserTest(
  "browser: what a person cannot do now is said in the card",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    await alice.chooses("Change name…");
    await alice.page.getByLabel("Your new name").fill("carol");
    await alice.page.context().setOffline(true);
    await stage.server[Symbol.asyncDispose]();
    await alice.page.getByText("Connection lost").waitFor();
    await alice.page.getByRole("button", { name: "Save" }).click();
    await alice.page.getByRole("alert")
      .filter({ hasText: "The connection was lost." }).waitFor();
  },
);

async function saved(
  visitor: Visitor,
  format: string,
): Promise<{ name: string; content: string }> {
  const download = visitor.page.waitForEvent("download");
  await visitor.presses("Menu");
  await visitor.page.getByRole("menuitem", { name: format, exact: true })
    .click();
  const file = await download;
  return {
    name: file.suggestedFilename(),
    content: await Deno.readTextFile(await file.path()),
  };
}

function focused({ page }: Visitor): Promise<string> {
  return page.evaluate(
    `(document.activeElement.ariaLabel || document.activeElement.textContent).trim()`,
  );
}
