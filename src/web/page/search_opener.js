// @ts-check
/// <reference lib="dom" />

const EVENT = "maru-search";

/**
 * Opens the search, from anywhere in the page.
 *
 * @param {string} [words] What to look for at once.
 */
export function openSearch(words = "") {
  document.dispatchEvent(new CustomEvent(EVENT, { detail: words }));
}

/**
 * Calls `listener` when the search is to be opened: by
 * {@linkcode openSearch}, or with Ctrl+K (on a Mac, Command+K). Ctrl+F stays the
 * browser's, which finds what is on the page; Ctrl+K is what most chats use to
 * find anything else, and on a Mac Ctrl+K deletes to the end of a line.
 *
 * @param {(words: string) => void} listener
 */
export function onSearch(listener) {
  document.addEventListener(EVENT, (event) => {
    if (event instanceof CustomEvent) listener(event.detail);
  });
  const isMac = /^Mac|^iP/.test(navigator.platform);
  document.addEventListener("keydown", (event) => {
    const isHeld = isMac
      ? event.metaKey && !event.ctrlKey
      : event.ctrlKey && !event.metaKey;
    if (!isHeld || event.altKey || event.shiftKey) return;
    // The key of that place, whatever letters the keyboard writes.
    if (event.code !== "KeyK" && event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    if (document.querySelector("dialog[open]") === null) openSearch();
  });
}
