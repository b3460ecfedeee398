// @ts-check
/// <reference lib="dom" />

/** The title of the page, with how much was said while it was not looked at. */
export class Unread {
  #title = "maru";
  #count = 0;
  #calls = 0;

  /** Begins to watch whether the page is looked at. */
  constructor() {
    const look = () => {
      if (this.isAway) return;
      this.#count = this.#calls = 0;
      this.#show();
    };
    document.addEventListener("visibilitychange", look);
    addEventListener("focus", look);
  }

  /** Whether nobody looks at the page. */
  get isAway() {
    return document.hidden || !document.hasFocus();
  }

  /** Whether everything has been looked at. */
  get isEmpty() {
    return this.#count === 0;
  }

  /**
   * Names the page.
   *
   * @param {string} title
   */
  name(title) {
    this.#title = title === "" ? "maru" : `${title} · maru`;
    this.#show();
  }

  /**
   * Counts what was said.
   *
   * @param {number} messages
   * @param {number} calls How many of them call the reader.
   */
  count(messages, calls) {
    this.#count += messages;
    this.#calls += calls;
    this.#show();
  }

  #show() {
    const calls = this.#calls > 0 ? ` @${this.#calls}` : "";
    document.title = this.#count > 0
      ? `(${this.#count}${calls}) ${this.#title}`
      : this.#title;
  }
}
