/// <reference lib="dom" />

/**
 * How heavy the page is, in Chromium: `deno run -A bench/page.ts [lines]`. It
 * measures the first load, and a log to which 10,000 lines are added: in one
 * go, and then one at a time. Both are done at full speed, and with the
 * browser's processor slowed down to a quarter.
 *
 * @module
 */

import { chromium, type Page } from "playwright-core";
import { CHROMIUM } from "../tests/web/harness/chromium.ts";
import { WebServer } from "../tests/web/harness/web_server.ts";

const LINES = Number(Deno.args[0] ?? 10_000);
const SINGLE = 50;
// So many are under way at once, as a busy room has them.
const BATCH = 500;

interface Figures {
  readonly [name: string]: number;
}

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const slowdown of [1, 4]) {
  console.log(`processor at 1/${slowdown}`);
  const figures = await measure(slowdown);
  for (const [name, value] of Object.entries(figures)) {
    console.log(`  ${name.padEnd(44)}${value.toFixed(2).padStart(10)}`);
  }
}
await browser.close();

async function measure(slowdown: number): Promise<Figures> {
  await using server = await WebServer.open({ limits: { rate: 0 } });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await devtools.send("Performance.enable");
  await page.addInitScript(watch);
  const metrics = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };

  await page.goto(server.origin);
  await page.getByLabel("Your name").fill("alice");
  const first = await paint(page);
  const blockedFirst = await blocked(page);

  await page.locator("#lobby").click();
  await page.locator("#line").waitFor();
  const bob = await server.login("bob");
  const before = await metrics();
  await blocked(page);

  for (let at = 0; at < LINES; at += BATCH) {
    for (let i = at; i < Math.min(at + BATCH, LINES); i++) {
      await bob.says(line(i));
    }
    await shows(page, Math.min(at + BATCH, LINES) - 1);
  }
  const blockedLines = await blocked(page);
  const between = await metrics();
  const start = performance.now();
  for (let i = LINES; i < LINES + SINGLE; i++) {
    await bob.says(line(i));
    await shows(page, i);
  }
  const each = (performance.now() - start) / SINGLE;
  const after = await metrics();
  await context.close();
  const spent = (name: string) => (between[name] - before[name]) * 1000 / LINES;
  return {
    "first contentful paint, ms": first,
    "blocking time of the first load, ms": blockedFirst,
    [`main thread, ms a line, ${LINES} lines`]: spent("TaskDuration"),
    "  of that scripts": spent("ScriptDuration"),
    "  of that style": spent("RecalcStyleDuration"),
    "  of that layout": spent("LayoutDuration"),
    "blocking time of all of them, ms": blockedLines,
    "main thread, ms a line, one at a time":
      (after.TaskDuration - between.TaskDuration) * 1000 / SINGLE,
    "from saying to showing, ms": each,
    "heap before, MB": before.JSHeapUsedSize / 1e6,
    "heap after, MB": after.JSHeapUsedSize / 1e6,
    "nodes before": before.Nodes,
    "nodes after": after.Nodes,
  };
}

/** About as long as lines are, with a link now and then. */
function line(number: number): string {
  const link = number % 20 === 0 ? " https://example.org/notes" : "";
  return `line ${number} has as many words as a line in a chat has${link} .`;
}

/** Runs in the page: adds up the time in which it could not answer. */
function watch(): void {
  const sum = { blocked: 0, shown: "" };
  Object.assign(globalThis, { maruBench: sum });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) sum.blocked += duration - 50;
  }).observe({ type: "longtask", buffered: true });
}

/** The blocking time since the last call. */
async function blocked(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    // The observer is told of tasks a little later.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { maruBench } = globalThis as unknown as {
      maruBench: { blocked: number };
    };
    const { blocked } = maruBench;
    maruBench.blocked = 0;
    return blocked;
  });
}

async function paint(page: Page): Promise<number> {
  const entry = await page.waitForFunction(() =>
    performance.getEntriesByName("first-contentful-paint")[0]?.startTime
  );
  return await entry.jsonValue() ?? NaN;
}

/** Waits until the last line has been painted. */
async function shows(page: Page, number: number): Promise<void> {
  await page.evaluate((text) =>
    new Promise<void>((resolve) => {
      const look = () => {
        const { children } = document.getElementById("log")!;
        const last = [...children].slice(-3).map((child) => child.textContent);
        if (last.join().includes(text)) resolve();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }), `line ${number} `);
}
