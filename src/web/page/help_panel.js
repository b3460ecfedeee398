// @ts-check
/// <reference lib="dom" />

/** @import { HelpMessage } from "../../messages/json_message.ts" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { makeCard } from "./card.js";
import { make } from "./dom.js";
import { helpView } from "./help_view.js";

/**
 * Opens a card with every command.
 *
 * @param {HelpMessage} help
 * @param {LocalizedTexts} words
 */
export function openHelp(help, words) {
  const { title, keys } = words.all.help;
  const list = make("div", "scroll help-list", helpView(help));
  // A list that is longer than the screen scrolls, by keyboard too.
  list.tabIndex = 0;
  list.role = "group";
  list.ariaLabel = title;
  makeCard("help", title, words, make("p", "note", keys), list);
}
