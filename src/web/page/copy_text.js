// @ts-check
/// <reference lib="dom" />

import { make } from "./dom.js";

/**
 * Puts a text on the clipboard.
 *
 * @param {string} text
 * @param {HTMLElement} place Where a field may stand for a moment: pages that
 * did not come over HTTPS have no other way.
 * @returns {Promise<boolean>} Whether it is there: a browser may refuse.
 */
export async function copyText(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement;
    const field = make("textarea", "unseen");
    field.value = text;
    place.append(field);
    field.select();
    const isCopied = copySelection();
    field.remove();
    if (before instanceof HTMLElement) before.focus();
    return isCopied;
  }
}

function copySelection() {
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}
