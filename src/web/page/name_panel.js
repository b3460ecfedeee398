// @ts-check
/// <reference lib="dom" />

/** @import { PanelParts } from "./panels.js" */

import { openField } from "./field_card.js";
import { remember } from "./page_settings.js";

/**
 * Opens a card to take another name.
 *
 * @param {PanelParts} parts
 */
export function openName(parts) {
  const { words: { all: { menu } }, here } = parts;
  openField(parts, {
    ...{ id: "rename", title: menu.name, lead: menu.newName },
    ...{ value: here.me, most: 64, done: menu.save },
    // A name is one word; with a space in it, it would be two.
    line: (name) =>
      name === here.me || name === ""
        ? ""
        : `/nick ${name.replace(/\s+/g, "_")}`,
    confirms: (message) => {
      if (message.kind !== "renamed" || message.who !== here.me) return false;
      remember("name", message.to);
      return true;
    },
  });
}
