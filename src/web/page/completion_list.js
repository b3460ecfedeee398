// @ts-check
/// <reference lib="dom" />

/** @import { Suggestion } from "./suggestions.js" */

import { find, make } from "./dom.js";

/** The list of what a line could become, above the line. */
export class CompletionList {
  #list = find("completion", HTMLElement);
  #line = find("line", HTMLTextAreaElement);
  /** @type {readonly Suggestion[]} */
  #suggestions = [];
  #chosen = -1;
  #accept;

  /** @param {(line: string) => void} accept Takes the line that was chosen. */
  constructor(accept) {
    this.#accept = accept;
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
    this.#suggestions = suggestions;
    this.#list.replaceChildren(
      ...suggestions.map(({ label, summary, line }, at) => {
        const item = make(
          "li",
          "",
          make("b", "", make("bdi", "", label)),
          make("span", "", summary),
        );
        item.id = `suggestion-${at}`;
        item.role = "option";
        // On a press, not a click, so that the line keeps the keyboard.
        item.onpointerdown = (event) => {
          event.preventDefault();
          this.#accept(line);
        };
        return item;
      }),
    );
    this.#list.hidden = suggestions.length === 0;
    this.#choose(suggestions.length > 0 ? 0 : -1);
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
    if (key === "ArrowDown") this.#choose((this.#chosen + 1) % count);
    else if (key === "ArrowUp") {
      this.#choose((this.#chosen + count - 1) % count);
    } else if (key === "Escape") this.show([]);
    else if (key === "Tab") this.#accept(this.#suggestions[this.#chosen].line);
    else return false;
    return true;
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
