/**
 * `deno task icons`: draws the PNG icons from the mark, `icon.svg`.
 *
 * @module
 */

import { chromium } from "playwright-core";
import { CHROMIUM } from "../tests/web/harness/chromium.ts";

const PAGE = new URL("../src/web/page/", import.meta.url);
const mark = await Deno.readTextFile(new URL("icon.svg", PAGE));

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
await draw("icon_192.png", 192, mark);
await draw("icon_512.png", 512, mark);
// Systems cut this one to shapes of their own: it has no corners itself.
await draw("icon_maskable.png", 512, mark.replace(/ rx="\d+"/, ""));
await browser.close();

async function draw(name: string, size: number, svg: string): Promise<void> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`,
  );
  await page.screenshot({
    path: new URL(name, PAGE).pathname,
    omitBackground: true,
  });
}
