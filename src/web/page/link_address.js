// @ts-check
/// <reference lib="dom" />

/** Where the browser says that it is: the front page, or a link room. */
export class LinkAddress {
  #path = location.pathname;

  /** Begins at what was opened. */
  constructor() {
    // A step back leads out of a room, as it does on any other site.
    addEventListener("popstate", () => location.reload());
  }

  /** The path as it was when it was opened, or moved to. */
  get path() {
    return this.#path;
  }

  /** The id of the link room that it names; empty when it names none. */
  get room() {
    return /^\/r\/([\w-]+)/.exec(this.#path)?.[1] ?? "";
  }

  /**
   * Names another place.
   *
   * @param {string} room The id of a link room; empty for any other.
   * @param {boolean} isFirst Whether it is where one came in.
   */
  moveTo(room, isFirst) {
    const path = room === "" ? "/" : `/r/${room}`;
    if (path === this.#path) return;
    // An id that was written in another way is still the same place.
    const isSame = isFirst && this.room !== "";
    history[isSame ? "replaceState" : "pushState"](null, "", path);
    this.#path = path;
  }
}
