// @ts-check
/// <reference lib="dom" />

import { make } from "./dom.js";

/**
 * Puts a text on the clipboard.
 *
 * @param {string} text
 * @param {HTMLElement} place Where a field may stand for a moment: pages that
 * did not come over HTTPS have no other way.
 * @returns {Promise<void>}
 */
export async function copyText(text, place) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const before = document.activeElement;
    const field = make("textarea", "unseen");
    field.value = text;
    place.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
