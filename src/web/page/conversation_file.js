// @ts-check
/// <reference lib="dom" />

import { clockTime } from "./clock_time.js";
import { find, make } from "./dom.js";

/**
 * A line as it is on the screen.
 *
 * @typedef {object} ShownLine
 * @property {string} time RFC 3339; when it was said or happened.
 * @property {string} kind
 * @property {string} [who] Who said it.
 * @property {string} [to] To whom alone it was said.
 * @property {string} text
 */

// Long enough for a browser that asks where the file should go.
const KEPT = 60_000;

/**
 * Makes a file of what is on the screen, and of nothing else, and hands it to
 * the browser.
 *
 * @param {"text" | "json"} format
 * @param {string} title The name of the room.
 * @param {Element} [place] What holds the lines; by default the log.
 */
export function saveConversation(
  format,
  title,
  place = find("log", HTMLElement),
) {
  const lines = [...place.children]
    .filter((line) => line instanceof HTMLElement)
    .filter(({ classList }) => classList.contains("line"));
  const content = format === "text"
    ? asText(lines, title)
    : asJson(lines, title);
  const type = format === "text" ? "text/plain" : "application/json";
  const file = new Blob([content], { type: `${type};charset=utf-8` });
  const link = make("a");
  link.href = URL.createObjectURL(file);
  link.download = `${fileName(title)}.${format === "text" ? "txt" : "json"}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

/**
 * @param {HTMLElement[]} lines
 * @param {string} title
 */
function asText(lines, title) {
  const rows = [title, ""];
  for (const line of lines) {
    const { at = "" } = line.dataset;
    const { kind, who = "", text } = shown(line);
    if (kind === "missed") continue;
    if (kind === "day") {
      rows.push("", text, "");
      continue;
    }
    const name = line.querySelector(".head .who")?.textContent || who;
    const start = kind === "acted"
      ? `* ${who} `
      : name === ""
      ? ""
      : `${name}: `;
    // What belongs to one message stands under its first line.
    const rest = text.replaceAll(/\n(?!\n)/g, "\n    ");
    rows.push(`${clockTime(at)}  ${start}${rest}`);
  }
  // The day of the first line stands above it already.
  return `${rows.join("\n").replaceAll(/\n{3,}/g, "\n\n").trim()}\n`;
}

/**
 * @param {HTMLElement[]} lines
 * @param {string} title
 */
function asJson(lines, title) {
  const said = lines.map(shown)
    .filter(({ kind }) => kind !== "missed" && kind !== "day");
  return `${JSON.stringify({ room: title, lines: said }, null, 2)}\n`;
}

/**
 * @param {HTMLElement} line
 * @returns {ShownLine}
 */
function shown(line) {
  const { at = "", who, to, said } = line.dataset;
  const kind = line.classList[1];
  const text = said ?? textOf(line);
  return {
    time: at,
    kind,
    ...(who !== undefined && { who }),
    ...(to !== undefined && { to }),
    text,
  };
}

/**
 * The text of a line that nobody said.
 *
 * @param {HTMLElement} line
 */
function textOf(line) {
  const copy = /** @type {HTMLElement} */ (line.cloneNode(true));
  for (const time of copy.querySelectorAll("time")) time.remove();
  const rows = [...copy.querySelectorAll("dl > div, li")];
  if (rows.length === 0) return copy.textContent ?? "";
  return rows.map((row) =>
    [...row.children].map(({ textContent }) => textContent).join("  ")
  ).join("\n");
}

/** @param {string} title */
function fileName(title) {
  const day = new Date().toLocaleDateString("sv");
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return `maru-${name.slice(0, 60)}-${day}`;
}
