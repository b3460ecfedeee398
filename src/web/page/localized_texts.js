// @ts-check
/// <reference lib="dom" />

import { en } from "./texts/en.js";
import { ko } from "./texts/ko.js";

const LANGUAGES = { en, ko };

/**
 * The code of a language that the page speaks.
 *
 * @typedef {keyof typeof LANGUAGES} Lang
 */

/** The language of the page, and its sentences. */
export class LocalizedTexts {
  /** @type {Lang} */
  #lang = "en";
  /** @type {(() => void)[]} */
  #listeners = [];

  /** The language's code. */
  get lang() {
    return this.#lang;
  }

  /** Every sentence in that language. */
  get all() {
    return LANGUAGES[this.#lang];
  }

  /**
   * The language of a tag such as `ko-KR`, if the page speaks it.
   *
   * @param {string} tag
   * @returns {Lang | undefined}
   */
  static match(tag) {
    const code = tag.toLowerCase().split("-")[0];
    return code === "en" || code === "ko" ? code : undefined;
  }

  /**
   * Calls `listener` now, and whenever the language changes.
   *
   * @param {() => void} listener
   */
  follow(listener) {
    this.#listeners.push(listener);
    listener();
  }

  /**
   * Changes the language of everything.
   *
   * @param {Lang} lang
   */
  speak(lang) {
    this.#lang = lang;
    document.documentElement.lang = lang;
    for (const element of document.querySelectorAll("[data-text]")) {
      element.textContent = this.#find(element, "data-text");
    }
    for (const element of document.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", this.#find(element, "data-label"));
    }
    for (const element of document.querySelectorAll("[data-hint]")) {
      element.setAttribute("placeholder", this.#find(element, "data-hint"));
    }
    for (const listener of this.#listeners) listener();
  }

  /**
   * The sentence that an attribute names, such as `door.name`.
   *
   * @param {Element} element
   * @param {string} attribute
   * @returns {string}
   */
  #find(element, attribute) {
    const path = element.getAttribute(attribute) ?? "";
    /** @type {unknown} */
    let found = this.all;
    for (const step of path.split(".")) {
      found = /** @type {Record<string, unknown>} */ (found)[step];
    }
    return String(found);
  }
}
