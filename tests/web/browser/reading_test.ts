/// <reference lib="dom" />

import { assertEquals } from "@std/assert";
import { TempFolder } from "../../harness/temp_folder.ts";
import {
  isInSight,
  keptLines,
  range,
  readingIds,
} from "../harness/kept_lines.ts";
import { browserTest, Stage } from "../harness/stage.ts";

browserTest(
  "browser: the place of a found line holds a bounded number of lines",
  async () => {
    using folder = new TempFolder();
    await using stage = await Stage.open({ history: await keptLines(folder) });
    const alice = await stage.visitor("alice");
    await alice.opens("/c/lobby");
    await alice.enters("Come in");
    await alice.says("/search 회의록을");
    await alice.page.locator(".result").click();
    const log = alice.page.locator(".reading .log");
    await log.locator(".sought").waitFor();
    for (let id = 350; id <= 1000; id += 50) {
      await log.evaluate((one) => one.scrollTop = one.scrollHeight);
      await log.getByText(`line ${id}.`).waitFor();
    }
    await log.getByText("This is the newest line.").waitFor();
    assertEquals(await readingIds(alice), range(401, 1000));
    for (let id = 351; id > 1; id -= 50) {
      await log.evaluate((one) => one.scrollTop = 0);
      await log.getByText(`line ${id}.`).waitFor();
    }
    await log.evaluate((one) => one.scrollTop = 0);
    await log.getByText("Nothing earlier is kept").waitFor();
    assertEquals(await readingIds(alice), range(1, 600));
    assertEquals(await log.locator(".day").count(), 1);
    // What is said meanwhile waits below; its button leads there.
    const bob = await stage.server.login("bob");
    bob.says("news");
    await alice.presses("2 new lines ↓");
    await isInSight(alice, "news");
    await alice.says("/search 회의록을");
    await alice.page.locator(".result").click();
    await alice.presses("Go to dev");
    await alice.reads("#room-title", "dev");
    await alice.sees("line 1000.");
  },
);
