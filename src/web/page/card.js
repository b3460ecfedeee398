// @ts-check
/// <reference lib="dom" />

/** @import { LocalizedTexts } from "./localized_texts.js" */

import { make } from "./dom.js";

/**
 * Opens a card over the page, in the place of an earlier one of that name. It
 * is there until it is closed: by its button, by Escape, or by itself.
 *
 * @param {string} id
 * @param {string} title
 * @param {LocalizedTexts} words
 * @param {...Node} content
 * @returns {HTMLDialogElement}
 */
export function makeCard(id, title, words, ...content) {
  document.getElementById(id)?.remove();
  const heading = make("h2", "", title);
  heading.id = `${id}-title`;
  const close = make("button", "quiet", words.all.invite.close);
  close.type = "button";
  const card = make("dialog", "card made", heading, ...content);
  card.append(make("div", "doors end", close));
  card.id = id;
  card.setAttribute("aria-labelledby", heading.id);
  close.onclick = () => card.close();
  // A press beside the card closes it, as it does with the menu.
  card.onclick = ({ target }) => {
    if (target === card) card.close();
  };
  card.addEventListener("close", () => card.remove());
  document.body.append(card);
  card.showModal();
  return card;
}
