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
  return [
    ...isolate(sentence.slice(0, at), others),
    make("bdi", "", part),
    ...isolate(sentence.slice(at + part.length), others),
  ].filter((piece) => piece !== "");
}
