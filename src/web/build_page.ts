/**
 * The page, of its parts.
 *
 * @module
 */

import { ASSETS } from "./assets.ts";
import front from "./page/front.html" with { type: "text" };
import index from "./page/index.html" with { type: "text" };
import panels from "./page/panels.html" with { type: "text" };
import room from "./page/room.html" with { type: "text" };

/** The page as a whole, which is the front page and every room's. */
export function page(): string {
  // A browser that learns of a module only from another fetches one after the
  // other; here it is told of all of them at once.
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
