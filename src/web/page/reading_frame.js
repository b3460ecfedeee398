// @ts-check
/// <reference lib="dom" />

/** @import { ReadingParts } from "./reading_view.js" */

import { make } from "./dom.js";

/**
 * The frame around a part of a room's past: what it is, and the ways out.
 *
 * @param {ReadingParts} parts
 * @returns {{ section: HTMLElement, log: HTMLElement }}
 */
export function readingFrame({ words, title, isElsewhere, onClose }) {
  const { past } = words.all;
  const label = past.reading(title);
  const back = make("button", "primary", past.back);
  back.onclick = () => onClose(false);
  const go = make("button", "quiet", past.goTo(title));
  go.onclick = () => onClose(true);
  const log = make("div", "log");
  log.tabIndex = 0;
  log.role = "group";
  log.ariaLabel = label;
  const bar = make("div", "reading-bar", make("p", "", label));
  if (isElsewhere) bar.append(go);
  bar.append(back);
  for (const button of bar.querySelectorAll("button")) button.type = "button";
  const section = make("section", "reading", bar, log);
  section.ariaLabel = label;
  section.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") onClose(false);
  });
  return { section, log };
}
