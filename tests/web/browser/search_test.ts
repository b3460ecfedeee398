/// <reference lib="dom" />

import { assert, assertEquals } from "@std/assert";
import { HistoryFile } from "../../../src/history/history_file.ts";
import { LIMITS } from "../../../src/limits.ts";
import { Log } from "../../../src/log.ts";
import { TempFolder } from "../../harness/temp_folder.ts";
import { browserTest, Stage } from "../harness/stage.ts";
import type { Visitor } from "../harness/visitor.ts";

browserTest(
  "browser: a search leads to a line in its place, by keyboard alone",
  async () => {
    using folder = new TempFolder();
    await using stage = await Stage.open({ history: await kept(folder) });
    const alice = await stage.visitor("alice", { timezoneId: "UTC" });
    await alice.opens("/c/lobby");
    await alice.enters("Come in");
    const { keyboard } = alice.page;
    await keyboard.press("Control+k");
    const card = alice.page.getByRole("dialog", { name: "Search" });
    await card.waitFor();
    await keyboard.type("의록을");
    await keyboard.press("Enter");
    await card.getByText("1 found").waitFor();
    const [result] = await card.locator(".result").all();
    assertEquals(
      (await result.textContent())?.replaceAll(/\s+/g, " ").trim(),
      "bob dev 1 Jan 2020, 04:10 어제 회의록을 올렸습니다",
    );
    assertEquals(await result.locator("mark").allTextContents(), ["의록을"]);
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await card.waitFor({ state: "detached" });
    const place = alice.page.getByRole("region", { name: "Earlier in dev" });
    const line = place.locator(".sought");
    await line.getByText("어제 회의록을 올렸습니다").waitFor();
    assert(await line.evaluate((one) => one === document.activeElement));
    await isInSight(alice, "어제 회의록을");
    // A page to each side, and more of both as the reader goes on.
    assertEquals(await ids(alice), range(201, 300));
    await place.getByRole("group").evaluate((log) => log.scrollTop = 0);
    await place.getByText("line 151.").waitFor();
    await isInSight(alice, "line 201.");
    await place.getByRole("group").evaluate((log) => {
      log.scrollTop = log.scrollHeight;
    });
    await place.getByText("line 350.").waitFor();
    assertEquals(await ids(alice), range(151, 350));
    // Nobody has seen her come or go.
    assertEquals(
      await alice.page.locator("#room-title").textContent(),
      "Lobby",
    );
    await keyboard.press("Escape");
    await place.waitFor({ state: "detached" });
    await alice.says("here again");
    await isInSight(alice, "here again");
  },
);

browserTest(
  "browser: the place of a found line holds a bounded number of lines",
  async () => {
    using folder = new TempFolder();
    await using stage = await Stage.open({ history: await kept(folder) });
    const alice = await stage.visitor("alice");
    await alice.opens("/c/lobby");
    await alice.enters("Come in");
    await alice.says("/search 회의록을");
    await alice.page.locator(".result").click();
    const log = alice.page.locator(".reading .log");
    for (let id = 350; id <= 1000; id += 50) {
      await log.evaluate((one) => one.scrollTop = one.scrollHeight);
      await log.getByText(`line ${id}.`).waitFor();
    }
    await log.getByText("This is the newest line.").waitFor();
    assertEquals(await ids(alice), range(401, 1000));
    for (let id = 351; id > 1; id -= 50) {
      await log.evaluate((one) => one.scrollTop = 0);
      await log.getByText(`line ${id}.`).waitFor();
    }
    await log.evaluate((one) => one.scrollTop = 0);
    await log.getByText("Nothing earlier is kept").waitFor();
    assertEquals(await ids(alice), range(1, 600));
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

browserTest(
  "browser: what is typed while the search loads is not said in the room",
  async () => {
    await using stage = await Stage.open();
    // A worker would fetch the module out of the test's sight.
    const alice = await stage.host("alice", { serviceWorkers: "block" });
    const hold = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    await alice.page.route("**/search_panel.js", async (route) => {
      asked.resolve();
      await hold.promise;
      await route.continue();
    });
    await alice.line.focus();
    const { keyboard } = alice.page;
    await keyboard.press("Control+k");
    await keyboard.type("secret");
    await keyboard.press("Enter");
    await keyboard.press("Control+k");
    await asked.promise;
    hold.resolve();
    const card = alice.page.getByRole("dialog", { name: "Search" });
    await card.waitFor();
    assertEquals(await alice.line.inputValue(), "");
    await keyboard.type("tea");
    assertEquals(await card.getByRole("searchbox").inputValue(), "tea");
    // The first empties the box.
    await keyboard.press("Escape");
    await keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    // Back where she wrote.
    await alice.page.locator("#line:focus").waitFor();
    await alice.says("to the room");
    await alice.sees("to the room");
    assertEquals(await alice.count("secret"), 0);
  },
);

browserTest(
  "browser: on a phone, the place of a found line scrolls, and not the page",
  async () => {
    using folder = new TempFolder();
    await using stage = await Stage.open({ history: await kept(folder) });
    const phone = { viewport: { width: 320, height: 640 }, isMobile: true };
    const alice = await stage.visitor("alice", phone);
    await alice.opens("/c/lobby");
    await alice.enters("Come in");
    await alice.says("/search 회의록을");
    await alice.page.locator(".result").click();
    await alice.page.locator(".sought").waitFor();
    await isInSight(alice, "어제 회의록을");
    assertEquals(
      await alice.page.evaluate(() => {
        const { scrollHeight, scrollTop } = document.scrollingElement!;
        return [scrollHeight, scrollTop];
      }),
      [640, 0],
    );
  },
);

browserTest(
  "browser: a search page by page, in a narrow window, in Korean",
  async () => {
    using folder = new TempFolder();
    await using stage = await Stage.open({ history: await kept(folder) });
    const minsu = await stage.visitor("민수", {
      ...{ locale: "ko-KR", viewport: { width: 320, height: 568 } },
    });
    await minsu.opens("/c/lobby");
    await minsu.page.getByLabel("이름").fill("민수");
    await minsu.page.getByRole("button", { name: "들어가기" }).click();
    const line = minsu.page.locator("#line");
    await line.fill('/search "LINE 1" before:2030-01-01 from:BOB');
    await line.press("Enter");
    const card = minsu.page.getByRole("dialog", { name: "찾기" });
    await card.getByText("지금까지 20개를 찾았습니다").waitFor();
    assertEquals(await card.locator("mark").first().textContent(), "line 1");
    await card.getByRole("button", { name: "더 오래된 대화에서 찾기" }).click();
    await card.getByText("지금까지 40개를 찾았습니다").waitFor();
    // The keyboard goes on with what is new.
    const at = await card.locator(".result").evaluateAll((all) =>
      all.findIndex((one) => one === document.activeElement)
    );
    assertEquals(at, 20);
    assertEquals(
      await minsu.page.evaluate("document.documentElement.scrollWidth"),
      320,
    );
    const box = await card.boundingBox();
    assert(box !== null && box.x >= 0 && box.x + box.width <= 320);
    const search = card.getByRole("searchbox", { name: "찾을 낱말" });
    await search.fill("없는말");
    await search.press("Enter");
    await card.getByText("찾지 못했습니다.").waitFor();
    await search.fill("in:dev");
    await search.press("Enter");
    await card.getByText("찾을 낱말을 적어 주세요.").waitFor();
    await minsu.page.keyboard.press("Escape");
    await line.fill("/search LINE-LINE");
    await line.press("Enter");
    await card.getByText("찾지 못했습니다.").waitFor();
  },
);

browserTest(
  "browser: a server that keeps nothing says so to a search",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    await alice.says("/search");
    const card = alice.page.getByRole("dialog", { name: "Search" });
    await card.getByRole("searchbox").fill("tea");
    await card.getByRole("button", { name: "Search" }).click();
    await card.getByText("this server keeps no more of the past").waitFor();
  },
);

/** A thousand lines in `dev`, with one of them worth looking for. */
async function kept(folder: TempFolder): Promise<HistoryFile> {
  const log = new Log(() => {}, { now: () => 0 });
  const history = await HistoryFile.open(folder.path("data"), LIMITS, log);
  for (let id = 1; id <= 1000; id++) {
    const text = id === 250 ? "어제 회의록을 올렸습니다" : `line ${id}.`;
    const time = Date.UTC(2020, 0, 1) + id * 60_000;
    history.accept({ kind: "said", id, time, room: "dev", who: "bob", text });
  }
  return history;
}

/** The ids of the lines in the place that was found. */
function ids({ page }: Visitor): Promise<number[]> {
  return page.locator(".reading [data-first]").evaluateAll((lines) =>
    lines.map((line) => Number((line as HTMLElement).dataset.first))
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

async function isInSight({ page }: Visitor, text: string): Promise<void> {
  await page.locator(".line", { hasText: text }).last().waitFor();
  await page.waitForFunction((text) => {
    const lines = [...document.querySelectorAll(".line")];
    const line = lines.findLast((one) => one.textContent?.includes(text));
    const log = line?.closest(".log")?.getBoundingClientRect();
    const at = line?.getBoundingClientRect();
    return log && at && at.top >= log.top - 1 && at.bottom <= log.bottom + 1;
  }, text);
}
