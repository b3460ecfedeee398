// @ts-check
/// <reference lib="dom" />

/**
 * The choices of a person that the browser keeps.
 *
 * @typedef {"lang" | "name" | "sound" | "notify" | "calls" | "typing"} Setting
 */

/**
 * A choice made earlier in this browser; empty when there is none, or when the
 * browser keeps nothing.
 *
 * @param {Setting} setting
 * @returns {string}
 */
export function recall(setting) {
  try {
    return localStorage.getItem(`maru.${setting}`) ?? "";
  } catch {
    return "";
  }
}

/**
 * Keeps a choice for the next time, where the browser allows.
 *
 * @param {Setting} setting
 * @param {string} value
 */
export function remember(setting, value) {
  try {
    localStorage.setItem(`maru.${setting}`, value);
  } catch {
    // Then it holds until the page is closed.
  }
}
