// @ts-check
/// <reference lib="dom" />

/** The title of the page, with how much was said while it was not looked at. */
export class Unread {
  #title = "maru";
  #count = 0;

  /** Begins to watch whether the page is looked at. */
  constructor() {
    const probeLink = () => {
      if (this.isAway) return;
      this.#count = 0;
      this.#show();
    };
    document.addEventListener("visibilitychange", probeLink);
    addEventListener("focus", probeLink);
  }

  /** Whether nobody looks at the page. */
  get isAway() {
    return document.hidden || !document.hasFocus();
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

  /** Counts a line, unless somebody is looking. */
  count() {
    if (!this.isAway) return;
    this.#count++;
    this.#show();
  }

  #show() {
    document.title = this.#count > 0
      ? `(${this.#count}) ${this.#title}`
      : this.#title;
  }
}
