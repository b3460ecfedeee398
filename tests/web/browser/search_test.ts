/// <reference lib="dom" />

import { assert, assertEquals } from "@std/assert";
import { TempFolder } from "../../harness/temp_folder.ts";
import {
  isInSight,
  keptLines,
  range,
  readingIds,
} from "../harness/kept_lines.ts";
import { browserTest, Stage } from "../harness/stage.ts";

browserTest(
  "browser: a search leads to a line in its place, by keyboard alone",
  async () => {
    using folder = new TempFolder();
    await using stage = await Stage.open({ history: await keptLines(folder) });
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
    assertEquals(await readingIds(alice), range(201, 300));
    await place.getByRole("group").evaluate((log) => log.scrollTop = 0);
    await place.getByText("line 151.").waitFor();
    await isInSight(alice, "line 201.");
    await place.getByRole("group").evaluate((log) => {
      log.scrollTop = log.scrollHeight;
    });
    await place.getByText("line 350.").waitFor();
    assertEquals(await readingIds(alice), range(151, 350));
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
    await using stage = await Stage.open({ history: await keptLines(folder) });
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
    await using stage = await Stage.open({ history: await keptLines(folder) });
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
