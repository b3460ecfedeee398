// @ts-check
/// <reference lib="dom" />

import { make } from "./dom.js";

/**
 * The cushion that a person sits on: the first letter of the name, in its
 * colour. The name itself stands beside it, so that nobody needs the cushion.
 *
 * @param {string} who
 * @param {string} hue
 * @returns {HTMLElement}
 */
export function seat(who, hue) {
  const [letter = ""] = who;
  const cushion = make("span", `seat ${hue}`, letter.toUpperCase());
  cushion.ariaHidden = "true";
  return cushion;
}
