/// <reference lib="dom" />

import { assert, assertEquals } from "@std/assert";
import type { HistoryFile } from "../../../src/history/history_file.ts";
import { TempFolder } from "../../harness/temp_folder.ts";
import { numbered, openHistory, shownTexts } from "../harness/kept_lines.ts";
import { browserTest, Stage } from "../harness/stage.ts";

/** Lines, and messages that begin and end with these ids. */
async function kept(
  folder: TempFolder,
  count: number,
  messages: [number, number][],
): Promise<HistoryFile> {
  const history = await openHistory(folder);
  for (let id = 1; id <= count; id++) {
    const part = messages.find(([from, to]) => from <= id && id <= to);
    history.accept({
      ...{ kind: "said", id, time: Date.UTC(2020, 0, 1) + id * 1000 },
      ...{ room: "dev", who: "bob", text: `line ${id}.` },
      ...part !== undefined && part[0] < id && { follows: true },
    });
  }
  return history;
}

browserTest(
  "browser: a message of several lines is one after a restart, too",
  async () => {
    using folder = new TempFolder();
    {
      await using stage = await Stage.open({
        history: await openHistory(folder),
      });
      const alice = await stage.visitor("alice");
      await alice.opens("/c/dev");
      await alice.enters("Come in");
      await alice.says("before");
      await alice.says("one\ntwo\nthree");
      await alice.says("after");
      await alice.sees("after");
    }
    await using stage = await Stage.open({
      history: await openHistory(folder),
    });
    const bob = await stage.visitor("bob");
    await bob.opens("/c/dev");
    await bob.enters("Come in");
    await bob.sees("after");
    assertEquals(await shownTexts(bob), ["before", "one\ntwo\nthree", "after"]);
  },
);

browserTest(
  "browser: a message that two pages of the past have parts of is one",
  async () => {
    using folder = new TempFolder();
    // What is shown at first begins at 111, and the page before that at 61.
    const history = await kept(folder, 130, [[96, 125], [59, 61], [10, 11]]);
    await using stage = await Stage.open({ history });
    const alice = await stage.visitor("alice");
    await alice.opens("/c/dev");
    await alice.enters("Come in");
    await alice.sees("line 130.");
    const late = "line 126.";
    const place = () =>
      alice.log.getByText(late).evaluate((line) =>
        line.getBoundingClientRect().top
      );
    await alice.log.hover();
    await alice.log.evaluate((log) => log.scrollTop = 0);
    const before = await place();
    await alice.sees("line 62.");
    assert(Math.abs(await place() - before) < 2, `${before} ${await place()}`);
    const [first, second] = [lines(96, 125), lines(59, 61)];
    assertEquals((await shownTexts(alice)).slice(-6)[0], first);
    await alice.log.evaluate((log) => log.scrollTop = 0);
    await alice.sees("line 12.");
    await alice.log.evaluate((log) => log.scrollTop = 0);
    await alice.page.getByText("Nothing earlier is kept of this room.")
      .waitFor();
    assertEquals(await shownTexts(alice), [
      ...[...numbered(1, 9), lines(10, 11), ...numbered(12, 58), second],
      ...[...numbered(62, 95), first, ...numbered(126, 130)],
    ]);
    // The message has the time of its first line.
    const message = alice.log.locator(".said", { hasText: "line 96." });
    assertEquals(
      await message.evaluate(({ dataset: { first, at, part } }) => [
        ...[first, at, part],
      ]),
      ["96", "2020-01-01T00:01:36.000Z", undefined],
    );
  },
);

browserTest(
  "browser: a line that is found within a message leads to the whole of it",
  async () => {
    using folder = new TempFolder();
    const history = await kept(folder, 500, [
      [198, 203],
      [249, 252],
      [299, 302],
    ]);
    await using stage = await Stage.open({ history });
    const alice = await stage.visitor("alice");
    await alice.opens("/c/lobby");
    await alice.enters("Come in");
    await alice.says('/search "line 250."');
    await alice.page.locator(".result").click();
    const sought = alice.page.locator(".reading .sought .text");
    await sought.waitFor();
    assertEquals(await sought.textContent(), lines(249, 252));
    const log = alice.page.locator(".reading .log");
    await log.evaluate((one) => one.scrollTop = 0);
    await log.getByText("line 151.").waitFor();
    await log.evaluate((one) => one.scrollTop = one.scrollHeight);
    await log.getByText("line 350.").waitFor();
    assertEquals(await log.locator(".said .text").allTextContents(), [
      ...[...numbered(151, 197), lines(198, 203), ...numbered(204, 248)],
      ...[lines(249, 252), ...numbered(253, 298), lines(299, 302)],
      ...numbered(303, 350),
    ]);
  },
);

function lines(from: number, to: number): string {
  return numbered(from, to).join("\n");
}
