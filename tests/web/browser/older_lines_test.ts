/// <reference lib="dom" />

import { assert, assertEquals } from "@std/assert";
import { TempFolder } from "../../harness/temp_folder.ts";
import { numbered, openHistory, shownTexts } from "../harness/kept_lines.ts";
import { browserTest, Stage } from "../harness/stage.ts";
import type { Visitor } from "../harness/visitor.ts";

browserTest(
  "browser: scrolling up loads older lines, and the reader's place stays",
  async () => {
    using folder = new TempFolder();
    const history = await openHistory(folder);
    for (let id = 1; id <= 130; id++) {
      const time = Date.UTC(2020, 0, 1 + Math.floor(id / 60)) + id * 1000;
      const [text, room, who] = [`line ${id}.`, "dev", "bob"];
      history.accept({ kind: "said", id, time, room, who, text });
    }
    await using stage = await Stage.open({ history });
    const alice = await stage.visitor("alice", { timezoneId: "UTC" });
    const flow = questions(alice);
    await alice.opens("/c/dev");
    await alice.enters("Come in");
    await alice.sees("line 130.");
    assertEquals(await shownTexts(alice), numbered(111, 130));
    // Where the reader looks, before and after.
    await alice.log.hover();
    const read = alice.log.getByText("line 111.");
    const place = () =>
      read.evaluate((line) => line.getBoundingClientRect().top);
    // In one go: the lines that come move it.
    const before = await read.evaluate((line) => {
      line.closest("[role=log]")!.scrollTop = 40;
      return line.getBoundingClientRect().top;
    });
    await alice.sees("line 61.");
    assert(Math.abs(await place() - before) < 2, `${before} ${await place()}`);
    await alice.log.evaluate((log) => log.scrollTop = 0);
    await alice.sees("line 11.");
    await alice.log.evaluate((log) => log.scrollTop = 0);
    await alice.page.getByText("Nothing earlier is kept of this room.")
      .waitFor();
    assertEquals(await shownTexts(alice), numbered(1, 130));
    // Each question waits for the answer before it.
    assertEquals(flow, ["?", "!", "?", "!", "?", "!"]);
    const days = await alice.log.locator(".day").allTextContents();
    assertEquals(days, [
      "Wednesday, 1 January 2020",
      "Thursday, 2 January 2020",
      "Friday, 3 January 2020",
    ]);
  },
);

browserTest(
  "browser: without --data, older lines end where the room's memory does",
  async () => {
    await using stage = await Stage.open({ limits: { remembered: 40 } });
    const alice = await stage.host("alice");
    const nc = await stage.server.login("nc");
    nc.says(`/join ${alice.path.replace("/r/", "")}`);
    for (let id = 1; id <= 60; id++) nc.says(`line ${id}.`);
    await alice.sees("line 60.");
    const bob = await stage.guest("bob", alice, {
      viewport: { width: 1280, height: 2600 },
    });
    await bob.sees("line 60.");
    assertEquals(await shownTexts(bob), numbered(41, 60));
    // The log is shorter than its place: there is nothing to scroll.
    await bob.presses("Show earlier lines");
    await bob.page.getByText("Earlier lines of this room are not kept.")
      .waitFor();
    assertEquals(await shownTexts(bob), numbered(21, 60));
    await alice.says("line 61.");
    await bob.sees("line 61.");
    await bob.says("/history 100");
    await bob.says("line 62.");
    await bob.sees("line 62.");
    assertEquals(await shownTexts(bob), numbered(21, 62));
  },
);

browserTest(
  "browser: back in a room, older lines go on above those that were read",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.visitor("alice");
    await alice.opens("/c/dev");
    await alice.enters("Come in");
    const bob = await stage.server.login("bob");
    bob.says("/join dev");
    for (let id = 1; id <= 10; id++) bob.says(`line ${id}.`);
    await alice.sees("line 10.");
    await alice.says("/join tea");
    await alice.reads("#room-title", "tea");
    for (let id = 11; id <= 50; id++) bob.says(`line ${id}.`);
    await bob.sees("[bob] line 50.");
    await alice.says("/join dev");
    await alice.sees("line 50.");
    await alice.presses("Show earlier lines");
    await alice.sees("line 11.");
    // Near the top, the page may have asked for them by itself.
    const end = alice.page.getByText(
      "Earlier lines of this room are not kept.",
    );
    await alice.page.getByRole("button", { name: "Show earlier lines" }).or(end)
      .click();
    await end.waitFor();
    // The lines that were read stand where they were, and no line stands twice.
    assertEquals(await shownTexts(alice), numbered(1, 50));
  },
);

/** The questions that a page asks, and the answers, as they come. */
function questions({ page }: Visitor): string[] {
  const flow: string[] = [];
  page.on("websocket", (socket) => {
    socket.on("framesent", ({ payload }) => {
      if (String(payload).startsWith("/history")) flow.push("?");
    });
    socket.on("framereceived", ({ payload }) => {
      if (String(payload).includes('"kind":"past"')) flow.push("!");
    });
  });
  return flow;
}
