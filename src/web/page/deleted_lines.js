// @ts-check
/// <reference lib="dom" />

import { relateLine } from "./line_relation.js";

/**
 * Takes the lines away that the server tells are deleted. A bubble of several
 * lines goes as a whole.
 *
 * @param {HTMLElement} log
 * @param {number} stay The stay in which the ids count.
 * @param {{ from: number, to: number, of?: string | undefined }} deleted
 */
export function removeDeleted(log, stay, { from, to, of }) {
  for (const line of log.querySelectorAll("[data-said]")) {
    if (!(line instanceof HTMLElement)) continue;
    const { id = "", first, who } = line.dataset;
    const [itsStay, last] = id.split(" ").map(Number);
    if (itsStay !== stay || last < from || Number(first) > to) continue;
    if (of !== undefined && who !== of) continue;
    const next = line.nextElementSibling;
    line.remove();
    if (next instanceof HTMLElement) relateLine(next);
  }
}
