// @ts-check
/// <reference lib="dom" />

/** @import { LocalizedTexts } from "./localized_texts.js" */
/** @import { Suggestion } from "./suggestions.js" */

import { find, make } from "./dom.js";

/** The list of what a text could become, above it. */
export class CompletionList {
  #list = find("completion", HTMLElement);
  #line = find("line", HTMLTextAreaElement);
  #spoken = find("spoken", HTMLElement);
  /** @type {readonly Suggestion[]} */
  #suggestions = [];
  #chosen = -1;
  // Whether the reader has moved in the list, and so means it.
  #isMoved = false;
  #words;
  #accept;

  /**
   * @param {LocalizedTexts} words
   * @param {(chosen: Suggestion) => void} accept Takes what was chosen.
   */
  constructor(words, accept) {
    this.#words = words;
    this.#accept = accept;
    // The line keeps the keyboard when a finger or a mouse chooses.
    this.#list.onmousedown = (event) => event.preventDefault();
  }

  /** Whether there is a list to choose from. */
  get isOpen() {
    return !this.#list.hidden;
  }

  /**
   * Shows suggestions; none takes the list away.
   *
   * @param {readonly Suggestion[]} suggestions
   */
  show(suggestions) {
    const wasOpen = this.isOpen;
    const before = this.#suggestions.length;
    this.#suggestions = suggestions;
    this.#isMoved = false;
    this.#list.replaceChildren(...suggestions.map((one, at) => {
      const label = make("b", "", make("bdi", "", one.label));
      const item = make("li", "", label, make("span", "", one.summary));
      item.id = `suggestion-${at}`;
      item.role = "option";
      // On a click, not a press, so that a finger can scroll the list.
      item.onclick = () => this.#accept(one);
      return item;
    }));
    const count = suggestions.length;
    this.#list.hidden = count === 0;
    this.#choose(count > 0 ? 0 : -1);
    if (count > 0 && (!wasOpen || count !== before)) this.#tell();
    else if (count === 0 && wasOpen) this.#spoken.textContent = "";
  }

  /**
   * Takes a key, if it is one that chooses.
   *
   * @param {string} key
   * @returns {boolean} Whether it was.
   */
  take(key) {
    if (!this.isOpen) return false;
    const count = this.#suggestions.length;
    const chosen = this.#suggestions[this.#chosen];
    if (key === "ArrowDown") this.#move((this.#chosen + 1) % count);
    else if (key === "ArrowUp") this.#move((this.#chosen + count - 1) % count);
    else if (key === "Escape") this.show([]);
    else if (key === "Tab") this.#accept(chosen);
    else if (key === "Enter" && (this.#isMoved || chosen.isDue)) {
      this.#accept(chosen);
    } else return false;
    return true;
  }

  /** Says that there is a list, which screen readers do not see open. */
  #tell() {
    const { commands, names, choices } = this.#words.all.composer;
    const isNames = this.#suggestions[0].isCall === true;
    this.#list.ariaLabel = isNames ? names : commands;
    this.#spoken.textContent = choices(
      this.#list.ariaLabel,
      this.#suggestions.length,
      this.#suggestions[0].label,
    );
  }

  /** @param {number} at */
  #move(at) {
    this.#isMoved = true;
    this.#choose(at);
  }

  /** @param {number} at */
  #choose(at) {
    this.#chosen = at;
    for (const [n, item] of [...this.#list.children].entries()) {
      item.ariaSelected = String(n === at);
      if (n === at) item.scrollIntoView({ block: "nearest" });
    }
    if (at < 0) this.#line.removeAttribute("aria-activedescendant");
    else this.#line.setAttribute("aria-activedescendant", `suggestion-${at}`);
  }
}
