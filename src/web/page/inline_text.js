// @ts-check
/// <reference lib="dom" />

import { make } from "./dom.js";
import { linkify } from "./linkify.js";

// `code`, **bold**, *emphasis*: marks that touch what they mark, and stand
// apart from letters that would make arithmetic or a name of them.
const MARKED =
  /(?<![`\w])`([^`\n]+)`(?![`\w])|(?<![*\w])\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*(?![*\w])|(?<![*\w])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![*\w])/g;

/**
 * A line with what is marked in it, and its addresses, as elements. All of it
 * is set as text.
 *
 * @param {string} line
 * @returns {(string | HTMLElement)[]}
 */
export function inlineText(line) {
  /** @type {(string | HTMLElement)[]} */
  const parts = [];
  let from = 0;
  for (
    const { 0: whole, 1: code, 2: strong, 3: em, index } of line.matchAll(
      MARKED,
    )
  ) {
    parts.push(...linkify(line.slice(from, index)));
    if (code !== undefined) parts.push(make("code", "", code));
    else if (strong !== undefined) {
      parts.push(make("strong", "", ...linkify(strong)));
    } else parts.push(make("em", "", ...linkify(em)));
    from = index + whole.length;
  }
  parts.push(...linkify(line.slice(from)));
  return parts;
}
