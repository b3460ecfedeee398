// @ts-check
/// <reference lib="dom" />

import { make } from "./dom.js";

/**
 * A sentence of the server's with what people wrote into it set apart, so that
 * a name from right to left turns nothing around but itself.
 *
 * @param {string} sentence
 * @param {readonly (string | undefined)[]} parts In the order in which a reader
 * would look for them.
 * @returns {(string | HTMLElement)[]}
 */
export function isolate(sentence, parts) {
  const [part, ...others] = parts;
  if (part === undefined) {
    return parts.length > 0 ? isolate(sentence, others) : [sentence];
  }
  const at = part === "" ? -1 : sentence.indexOf(part);
  if (at < 0) return isolate(sentence, others);
  const [before, after] = [
    sentence.slice(0, at),
    sentence.slice(at + part.length),
  ];
  // The brackets are for a terminal, which has no other way to set a name apart.
  const isBracketed = before.endsWith("[") && after.startsWith("]");
  const cut = isBracketed ? 1 : 0;
  return [
    ...isolate(before.slice(0, before.length - cut), others),
    make("bdi", "", part),
    ...isolate(after.slice(cut), others),
  ].filter((piece) => piece !== "");
}

// A name in brackets, before the words that follow one in Korean.
const BRACKETED = /\[([\p{L}\p{N}\p{M}_.-]+)\](?=님|\(으\)로|입니다)/u;

/**
 * A sentence of the server's whose names are not known here, with them set
 * apart without brackets.
 *
 * @param {string} sentence
 * @returns {(string | HTMLElement)[]}
 */
export function unbracket(sentence) {
  const names = sentence.split(BRACKETED);
  // Every second part is a name.
  return names.map((part, at) => at % 2 === 0 ? part : make("bdi", "", part))
    .filter((part) => part !== "");
}
