/**
 * Building the page from its parts.
 *
 * @module
 */

import front from "./page/front.html" with { type: "text" };
import index from "./page/index.html" with { type: "text" };
import panels from "./page/panels.html" with { type: "text" };
import room from "./page/room.html" with { type: "text" };

/** The whole page, which serves as front page and as every room's page. */
export function page(): string {
  const parts: Record<string, string> = {
    "front.html": front,
    "room.html": room,
    "panels.html": panels,
  };
  return index.replaceAll(
    /<!-- (\S+) -->/g,
    (_, name) => parts[name],
  );
}
