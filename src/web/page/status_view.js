// @ts-check
/// <reference lib="dom" />

/** @import { PageState } from "./page_state.d.ts" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { find } from "./dom.js";

/** The bar that tells when the connection is lost. */
export class StatusView {
  #bar = find("status", HTMLElement);
  #text = find("status-text", HTMLElement);
  #now = find("status-now", HTMLButtonElement);
  #spoken = find("spoken", HTMLElement);
  #words;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #countdown;

  /**
   * @param {LocalizedTexts} words
   * @param {() => void} hurry Tries to connect without waiting.
   */
  constructor(words, hurry) {
    this.#words = words;
    this.#now.onclick = hurry;
  }

  /**
   * Shows how it stands.
   *
   * @param {PageState} state
   */
  show(state) {
    clearInterval(this.#countdown);
    const { status } = this.#words.all;
    const isLost = state.kind === "trying" || state.kind === "waiting";
    // Screen readers say it once; the visible text counts down.
    if (isLost && this.#bar.hidden) this.#spoken.textContent = status.lost;
    if (!isLost && !this.#bar.hidden) this.#spoken.textContent = status.back;
    this.#bar.hidden = !isLost;
    this.#now.hidden = state.kind !== "waiting";
    if (state.kind === "trying") this.#text.textContent = status.trying;
    if (state.kind === "waiting") this.#countDown(state.seconds);
  }

  /** @param {number} from */
  #countDown(from) {
    let seconds = from;
    const show = () => {
      this.#text.textContent = this.#words.all.status.again(seconds);
    };
    show();
    this.#countdown = setInterval(() => {
      seconds = Math.max(1, seconds - 1);
      show();
    }, 1000);
  }
}
