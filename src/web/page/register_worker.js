// @ts-check
/// <reference lib="dom" />

const URL_OF_WORKER = "/worker.js";

/**
 * Registers the worker that shows a sentence when the server cannot be reached.
 * Browsers offer this over https and on this computer only, and not where site
 * data is blocked; the page works without it.
 */
export async function registerWorker() {
  try {
    await navigator.serviceWorker?.register(trusted());
  } catch {
    // Site data is blocked, or the server has just gone.
  }
}

/**
 * The worker's address as the page's policy wants it: where the browser knows
 * Trusted Types, from the one function that may make such addresses.
 *
 * @returns {string}
 */
function trusted() {
  const { trustedTypes } = Object(globalThis);
  if (trustedTypes === undefined) return URL_OF_WORKER;
  const rules = { createScriptURL: () => URL_OF_WORKER };
  return trustedTypes.createPolicy("maru-worker", rules).createScriptURL("");
}
