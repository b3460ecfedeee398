/**
 * Writes the screenshots of the front page and of a room to `docs/`.
 *
 * @module
 */

import { type Browser, chromium, type Page } from "playwright-core";
import { Log } from "../../src/log.ts";
import { Server } from "../../src/server.ts";
import { LineClient } from "../harness/line_client.ts";
import { CHROMIUM } from "./harness/chromium.ts";

const DOCS = new URL("../../docs/", import.meta.url);
const SIZES = {
  desktop: {
    locale: "en-GB",
    viewport: { width: 1200, height: 750 },
  },
  phone: {
    locale: "ko-KR",
    viewport: { width: 390, height: 780 },
    deviceScaleFactor: 1.5,
    hasTouch: true,
  },
};

type Size = keyof typeof SIZES;
type Scheme = "light" | "dark";

// The same evening, whenever they are taken.
const EVENING = Date.parse("2026-03-14T19:20:00+09:00");
let time = EVENING;

if (import.meta.main) {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  for (const size of ["desktop", "phone"] as const) {
    for (const scheme of ["light", "dark"] as const) {
      await takeBoth(browser, size, scheme);
    }
  }
  await browser.close();
}

async function takeBoth(
  browser: Browser,
  size: Size,
  scheme: Scheme,
): Promise<void> {
  time = EVENING;
  const server = new Server({
    log: new Log(() => {}),
    port: 0,
    host: "127.0.0.1",
    web: { port: 0, host: "127.0.0.1" },
    now: () => time,
  });
  await server.openWeb();
  const open = async (settings: object, path = "/") => {
    const context = await browser.newContext({
      timezoneId: "Asia/Seoul",
      colorScheme: scheme,
      ...settings,
    });
    const page = await context.newPage();
    await page.goto(`${server.webUrl}${path}`);
    await page.locator("#front-title").waitFor();
    return page;
  };
  const front = await open(SIZES[size]);
  await save(front, `front-${size}-${scheme}`);
  const alice = await open(SIZES.desktop);
  await enter(alice, "alice", "#start");
  await alice.waitForURL("**/r/*");
  const { pathname } = new URL(alice.url());
  const minsu = await open(SIZES.phone, pathname);
  await enter(minsu, "민수", "#enter");
  const nc = await LineClient.connect("nc", { port: server.port! });
  await converse(alice, minsu, nc, pathname.replace("/r/", ""));
  const shown = size === "desktop" ? alice : minsu;
  await shown.locator("#line").blur();
  await save(shown, `room-${size}-${scheme}`);
  nc[Symbol.dispose]();
  for (const page of [front, alice, minsu]) await page.context().close();
  await server.stop();
}

async function converse(
  alice: Page,
  minsu: Page,
  nc: LineClient,
  id: string,
): Promise<void> {
  const all = [alice, minsu];
  await says(alice, "/topic a walk on Saturday", all);
  await says(alice, "Good evening! Who is coming along?", all);
  await says(minsu, "저요! 북한산 어때요?", all);
  await says(minsu, "날씨도 좋다고 하네요", all);
  await nc.says("chloé");
  await nc.says(`/join ${id}`);
  await sees(all, "chloé");
  await nc.says("hi from a terminal. Where do we meet?");
  await sees(all, "hi from a terminal");
  await says(alice, "Gupabal station, exit 2, at nine.", all);
  await says(alice, "The map: https://map.example.org/gupabal", all);
  await nc.says("/me packs tangerines");
  await sees(all, "packs tangerines");
  await says(minsu, "/msg alice 케이크는 제가 가져갈게요", all);
  await says(alice, "/msg 민수 wonderful, not a word to chloé", all);
  await nc.says("see you there");
  await sees(all, "see you there");
}

async function enter(page: Page, name: string, button: string): Promise<void> {
  await page.locator("#name").fill(name);
  await page.locator(button).click();
  await page.locator("#line").waitFor();
}

async function says(page: Page, line: string, all: Page[]): Promise<void> {
  time += 40_000;
  await page.locator("#line").fill(line);
  await page.locator("#line").press("Enter");
  await sees(all, line.replace(/^\/(msg \S+|topic|me) /, ""));
}

async function sees(pages: Page[], text: string): Promise<void> {
  for (const page of pages) {
    await page.locator("#log").getByText(text).last().waitFor();
  }
}

async function save(page: Page, name: string): Promise<void> {
  const path = new URL(`${name}.png`, DOCS);
  await page.screenshot({ path: path.pathname });
  const { size } = await Deno.stat(path);
  console.log(`${name}.png  ${Math.round(size / 1024)} KiB`);
}
