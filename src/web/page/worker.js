// @ts-check
/// <reference lib="webworker" />

// The server puts its version behind `/assets`, here as in the pages: another
// version of the server has another worker.
const CACHE = "/assets";
const OFFLINE = "/assets/offline.html";
const SHELL = [
  OFFLINE,
  "/assets/offline.js",
  "/assets/style.css",
  "/assets/icon.svg",
];

const worker = /** @type {ServiceWorkerGlobalScope} */ (
  /** @type {unknown} */ (globalThis)
);

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.mode === "navigate") event.respondWith(open(event));
  else if (SHELL.includes(pathname)) event.respondWith(find(event.request));
});

/** Keeps the shell. Nothing else is ever put into a cache. */
async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(SHELL);
  await worker.skipWaiting();
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name !== CACHE) await caches.delete(name);
  }
  // The browser asks the server while the worker is still starting.
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/**
 * A page, always as the server has it now, or else the sentence that it cannot
 * be reached.
 *
 * @param {FetchEvent} event
 */
async function open({ request, preloadResponse }) {
  try {
    return await preloadResponse ?? await fetch(request);
  } catch {
    return await caches.match(OFFLINE) ?? Response.error();
  }
}

/** @param {Request} request */
async function find(request) {
  return await caches.match(request) ?? fetch(request);
}
