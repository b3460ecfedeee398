// @ts-check
/// <reference lib="dom" />

/** @import { Goal } from "./page_login.js" */

/**
 * The session that a page hands to its successor after a reload.
 *
 * @typedef {object} Kept
 * @property {string} name
 * @property {Goal} goal
 * @property {string} path Where the page was.
 * @property {string} token What proves that it is the same person.
 * @property {string | undefined} ticket What leads back into a link room after a restart.
 */

const KEY = "maru.stay";

/**
 * Hands a session over from a page to the one that replaces it in the same tab,
 * or that a step back and forth leads to. It lies in the tab's storage only
 * while no page is using it, so that a tab that is duplicated does not take the
 * place of the first.
 *
 * @param {() => Kept | undefined} current What there is to hand over.
 * @param {() => void} onLost Is called when the page goes and the browser keeps
 * nothing.
 * @returns {Kept | undefined} What was handed over to a page at this path.
 */
export function handOver(current, onLost) {
  const kept = take();
  const isOurs = kept?.path === location.pathname;
  if (kept !== undefined && !isOurs) keep(JSON.stringify(kept));
  const use = () => current() && take();
  const leave = () => {
    const stay = current();
    return stay === undefined || keep(JSON.stringify(stay));
  };
  addEventListener("pagehide", ({ persisted }) => {
    if (!leave() && !persisted) onLost();
  });
  addEventListener("pageshow", use);
  document.addEventListener("visibilitychange", () => {
    // A page in the background may be ended without another word.
    if (document.visibilityState === "hidden") leave();
    else use();
  });
  return isOurs ? kept : undefined;
}

/**
 * @param {string} text
 * @returns {boolean} Whether the browser keeps it.
 */
function keep(text) {
  try {
    sessionStorage.setItem(KEY, text);
    return true;
  } catch {
    return false;
  }
}

/** @returns {Kept | undefined} */
function take() {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
