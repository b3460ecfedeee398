/// <reference lib="dom" />

import { assertEquals, assertMatch } from "@std/assert";
import axe from "axe-core";
import { browserTest, Stage } from "../harness/stage.ts";

browserTest(
  "browser: below a room that has ended stays what was read, and no way to speak",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice, {
      viewport: { width: 320, height: 640 },
    });
    await alice.says("the address is 12 Elm Street");
    await bob.says("/rooms");
    await bob.sees("12 Elm Street");
    await alice.chooses("Close this room for everyone");
    await alice.presses("Close the room");
    for (const one of [alice, bob]) {
      await one.readsHeading("This room is closed.");
      await one.page.getByText("12 Elm Street").waitFor();
      assertEquals(await one.page.getByRole("textbox").count(), 0);
      assertEquals(await one.page.getByRole("log").count(), 0);
      await one.page.getByRole("link", { name: "Start another room" })
        .waitFor();
      assertEquals(await one.page.locator(".rooms, .older").count(), 0);
      await one.page.evaluate(axe.source);
      const { violations } = await one.page.evaluate(
        "axe.run({ resultTypes: ['violations'] })",
      ) as axe.AxeResults;
      assertEquals(violations.map(({ id }) => id), []);
    }
    assertEquals(
      await bob.page.evaluate("document.documentElement.scrollWidth"),
      320,
    );
    // The next step begins with an empty room.
    await bob.page.getByRole("link", { name: "Start another room" }).click();
    await bob.enters("Start a room");
    assertEquals(await bob.page.getByText("12 Elm Street").count(), 0);
  },
);

browserTest(
  "browser: a person who was sent away can download what they have read",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    await alice.says("the address is 12 Elm Street");
    await bob.sees("12 Elm Street");
    await alice.says("/kick bob");
    await bob.readsHeading("You were asked to leave.");
    const download = bob.page.waitForEvent("download");
    await bob.presses("Download the conversation");
    const file = await download;
    assertMatch(file.suggestedFilename(), /^maru-alice-s-room-[-\d]+\.txt$/);
    const content = await Deno.readTextFile(await file.path());
    assertMatch(content, /^alice's room\n[^]*alice: the address is 12 Elm/);
  },
);

browserTest(
  "browser: a person who leaves, leaves nothing to be read",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    await alice.says("the address is 12 Elm Street");
    await alice.sees("12 Elm Street");
    await alice.chooses("Leave");
    await alice.readsHeading("See you again.");
    assertEquals(await alice.page.getByText("12 Elm Street").count(), 0);
  },
);
