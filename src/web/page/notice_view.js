// @ts-check
/// <reference lib="dom" />

import { make } from "./dom.js";
import { linkify } from "./linkify.js";
import { HIDDEN_COMMANDS } from "./hidden_commands.js";

// A usage, and behind two spaces or more what it does.
const ROW = /^((\/\S+).*?) {2,}(.+)$/;

/**
 * A sentence of the server's, or several. Those that explain commands stand
 * side by side with them.
 *
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function noticeView(text) {
  /** @type {HTMLElement[]} */
  const parts = [];
  for (const line of text.split("\n")) {
    const [, usage, name, summary] = ROW.exec(line) ?? [];
    if (usage === undefined) {
      parts.push(make("p", "text", ...linkify(line)));
      continue;
    }
    if (HIDDEN_COMMANDS.has(name)) continue;
    let list = parts.at(-1);
    if (!(list instanceof HTMLDListElement)) {
      list = make("dl");
      parts.push(list);
    }
    const row = make("div", "", make("dt", "", usage), make("dd", "", summary));
    list.append(row);
  }
  return parts;
}
