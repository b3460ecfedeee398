// @ts-check
/// <reference lib="dom" />

import { make } from "./dom.js";

// Characters that no address has unescaped end it: white space, quotes, and the
// brackets and full stops of writing without spaces, at all their widths.
const LINK =
  /\bhttps?:\/\/[^\s<>"'`\u3000“”‘’「」『』【】〈〉《》〔〕（）［］｛｝。．｡、，､！？：；…]+/gi;
// The end of a sentence is no part of the link before it.
const AFTER = /[.,:;!?)\]}»*_~]$/;
const BRACKETS = new Map([[")", "("], ["]", "["], ["}", "{"]]);
// A host that goes over from Latin letters or digits to a script that writes
// no space behind an address: what follows belongs to the sentence.
const HOST =
  /^(https?:\/\/(?:[^/?#]*[.:])?[\w-]+?)[\p{sc=Hang}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]+$/iu;
// The same for a path, where letters of any script may stand: only what is a
// particle to its end.
const PARTICLE = new RegExp(
  "(?<=[\\w-]|//[^/]+/)(?:" +
    "으?로(?:는|도|만)?|에(?:서|도|는|서는|서도|게)?|[을를은는이가의도와과만]|까지|부터|처럼|보다|이?랑|하고|(?:이)?라고|" +
    "입니다|이에요|예요|이야|인데|인가요|" +
    "[はがをにでとへのも]|から|まで|より|です|[的吗嗎吧呢了]" +
    ")$",
  "u",
);

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
  for (const { address, href, index } of addressesIn(text)) {
    const link = make("a", "", address);
    link.href = href;
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
    parts.push(text.slice(from, index), link);
    from = index + address.length;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part !== "");
}

/**
 * The web addresses in a text, and where they stand.
 *
 * @param {string} text
 * @returns {{ address: string, href: string, index: number }[]}
 */
export function addressesIn(text) {
  const found = [];
  for (const { 0: match, index } of text.matchAll(LINK)) {
    const address = trim(match);
    const href = normalized(address);
    if (href !== undefined) found.push({ address, href, index });
  }
  return found;
}

/** @param {string} match */
function trim(match) {
  let address = match;
  for (;;) {
    const shorter = withoutEnd(address);
    if (shorter === address) return address;
    address = shorter;
  }
}

/** @param {string} address */
function withoutEnd(address) {
  const last = address[address.length - 1] ?? "";
  const opening = BRACKETS.get(last);
  // A bracket that the address itself opened belongs to it.
  const isOwn = opening !== undefined &&
    count(address, opening) >= count(address, last);
  if (AFTER.test(address) && !isOwn) return address.slice(0, -1);
  return HOST.exec(address)?.[1] ?? address.replace(PARTICLE, "");
}

/**
 * @param {string} text
 * @param {string} character
 */
function count(text, character) {
  return text.split(character).length - 1;
}

/** @param {string} address */
function normalized(address) {
  try {
    return new URL(address).href;
  } catch {
    return undefined;
  }
}
