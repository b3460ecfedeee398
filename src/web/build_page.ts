/**
 * Building the page from its parts.
 *
 * @module
 */

import { ASSETS } from "./assets.ts";
import front from "./page/front.html" with { type: "text" };
import index from "./page/index.html" with { type: "text" };
import panels from "./page/panels.html" with { type: "text" };
import room from "./page/room.html" with { type: "text" };

/** The whole page, which serves as front page and as every room's page. */
export function page(): string {
  // A browser that finds modules in other modules fetches them one after the
  // other; listing them here lets it fetch all at once.
  const modules = Object.keys(ASSETS).filter((name) => name.endsWith(".js"))
    .map((name) => `<link rel="modulepreload" href="/assets/${name}">`);
  const parts: Record<string, string> = {
    "front.html": front,
    "room.html": room,
    "panels.html": panels,
    "modules": modules.join("\n"),
  };
  return index.replaceAll(
    /<!-- (\S+) -->/g,
    (_, name) => parts[name],
  );
}
