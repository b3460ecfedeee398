/**
 * The files of the pages, embedded in the program.
 *
 * @module
 */

import { joinModules } from "./join_modules.ts";
import { PAGE_MODULES } from "./page_modules.ts";
import baseCss from "./page/base.css" with { type: "text" };
import frontCss from "./page/front.css" with { type: "text" };
import icon from "./page/icon.svg" with { type: "text" };
import aloneCss from "./page/alone.css" with { type: "text" };
import lineSidesCss from "./page/line_sides.css" with { type: "text" };
import linesCss from "./page/lines.css" with { type: "text" };
import iconLarge from "./page/icon_512.png" with { type: "bytes" };
import iconMaskable from "./page/icon_maskable.png" with { type: "bytes" };
import iconSmall from "./page/icon_192.png" with { type: "bytes" };
import manifest from "./page/manifest.json" with { type: "text" };
import offlineHtml from "./page/offline.html" with { type: "text" };
import offlineJs from "./page/offline.js" with { type: "text" };
import panelsCss from "./page/panels.css" with { type: "text" };
import roomCss from "./page/room.css" with { type: "text" };
import textCss from "./page/text.css" with { type: "text" };
import worker from "./page/worker.js" with { type: "text" };
import pastCss from "./page/past.css" with { type: "text" };

/** A file as it is served. */
export interface Asset {
  /** Its content. */
  readonly content: string | Uint8Array<ArrayBuffer>;
  /** Its media type. */
  readonly type: string;
}

const styles = [
  baseCss,
  frontCss,
  roomCss,
  aloneCss,
  linesCss,
  lineSidesCss,
  textCss,
  panelsCss,
  pastCss,
].join(
  "\n",
);

const scripts = joinModules(PAGE_MODULES, "web/page/page_main.js");

const SCRIPT = "text/javascript; charset=utf-8";

/**
 * The worker that shows a sentence when the server cannot be reached. Where it
 * stands decides for which pages: for all of them, so it is no asset.
 */
export const WORKER: Asset = { content: worker, type: SCRIPT };

/** Every file that belongs to a page, by its name. */
export const ASSETS: Readonly<Record<string, Asset>> = {
  "icon.svg": { content: icon, type: "image/svg+xml" },
  "icon_192.png": { content: iconSmall, type: "image/png" },
  "icon_512.png": { content: iconLarge, type: "image/png" },
  "icon_maskable.png": { content: iconMaskable, type: "image/png" },
  "manifest.json": { content: manifest, type: "application/manifest+json" },
  "offline.html": { content: offlineHtml, type: "text/html; charset=utf-8" },
  "offline.js": { content: offlineJs, type: SCRIPT },
  "style.css": { content: styles, type: "text/css; charset=utf-8" },
  ...Object.fromEntries(
    Object.entries(scripts).map(([name, content]) => [
      name,
      { content, type: SCRIPT },
    ]),
  ),
};
