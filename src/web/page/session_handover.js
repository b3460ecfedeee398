// @ts-check
/// <reference lib="dom" />

/** @import { Goal } from "./page_login.js" */

/**
 * What a page leaves to the page that takes its place after a reload.
 *
 * @typedef {object} Kept
 * @property {string} name
 * @property {Goal} goal
 * @property {string} path Where the page was.
 * @property {string} token What proves that it is the same person.
 */

const KEY = "maru.stay";

/**
 * Hands a stay over from a page to the one that replaces it in the same tab.
 * It lies in the tab's storage only while no page is using it, so that a tab
 * that is duplicated does not take the place of the first.
 *
 * @param {() => Kept | undefined} current What there is to hand over.
 * @returns {Kept | undefined} What was handed over to this page.
 */
export function handOver(current) {
  const kept = take();
  const leave = () => {
    const stay = current();
    if (stay !== undefined) sessionStorage.setItem(KEY, JSON.stringify(stay));
  };
  addEventListener("pagehide", leave);
  addEventListener("pageshow", take);
  document.addEventListener("visibilitychange", () => {
    // A page in the background may be ended without another word.
    if (document.visibilityState === "hidden") leave();
    else take();
  });
  return kept;
}

/** @returns {Kept | undefined} */
function take() {
  const text = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return text === null ? undefined : JSON.parse(text);
}
