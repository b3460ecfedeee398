// @ts-check
/// <reference lib="dom" />

/**
 * Moves the keyboard among the entries of a menu, as menus do: arrow keys, Home
 * and End, and the first letter of an entry. Tab leads out of the menu.
 *
 * @param {HTMLElement} menu A popover.
 */
export function roveIn(menu) {
  menu.addEventListener("focusin", ({ target }) => {
    for (const entry of entriesOf(menu)) {
      entry.tabIndex = entry === target ? 0 : -1;
    }
  });
  menu.addEventListener("keydown", (event) => {
    const { key, ctrlKey, altKey, metaKey, isComposing } = event;
    if (ctrlKey || altKey || metaKey || isComposing) return;
    // The keyboard is back at the menu's button, and goes on from there.
    if (key === "Tab") return menu.hidePopover();
    const next = nextOf(entriesOf(menu).filter(isThere), key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}

/**
 * The entry to which a key leads.
 *
 * @param {HTMLElement[]} entries
 * @param {string} key
 * @returns {HTMLElement | undefined}
 */
function nextOf(entries, key) {
  const at = entries.findIndex((entry) => entry === document.activeElement);
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return entries[(at + 1) % entries.length];
    case "ArrowUp":
    case "ArrowLeft":
      return entries.at(Math.max(at, 0) - 1);
    case "Home":
      return entries[0];
    case "End":
      return entries.at(-1);
  }
  if (key.length !== 1 || key === " ") return undefined;
  const later = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
  return later.find(({ textContent }) =>
    textContent?.trim().toLowerCase().startsWith(key.toLowerCase())
  );
}

/** @param {HTMLElement} menu */
function entriesOf(menu) {
  return /** @type {HTMLElement[]} */ ([
    ...menu.querySelectorAll("[role^='menuitem']"),
  ]);
}

/** @param {HTMLElement} entry */
function isThere({ hidden }) {
  return !hidden;
}
