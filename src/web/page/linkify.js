// @ts-check
/// <reference lib="dom" />

import { make } from "./dom.js";

const LINK = /\bhttps?:\/\/[^\s<>"'`\u3000]+/gi;
// What ends a sentence is not part of the link before it.
const AFTER = /[.,:;!?…)\]}»”’。、，！？]+$/u;

/**
 * A text with its web addresses as links. Everything else, and every character
 * of the addresses themselves, is text.
 *
 * @param {string} text
 * @returns {(string | HTMLAnchorElement)[]}
 */
export function linkify(text) {
  const parts = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const address = trim(found);
    const url = URL.parse(address);
    if (url === null) continue;
    const link = make("a", "", address);
    link.href = url.href;
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
    parts.push(text.slice(from, index), link);
    from = index + address.length;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part !== "");
}

/** @param {string} found */
function trim(found) {
  let address = found.replace(AFTER, "");
  // A bracket that the address itself opened belongs to it.
  if (address.includes("(") && found[address.length] === ")") address += ")";
  return address;
}
