// @ts-check
/// <reference lib="dom" />

/** Where the browser says that it is: the front page, or a room. */
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

  /** Whether the room that it names is found by its link only. */
  get isLink() {
    return this.#path.startsWith("/r/");
  }

  /** The name or id of the room that it names; empty when it names none. */
  get room() {
    const [, id = ""] = /^\/r\/([\w-]+)/.exec(this.#path) ?? [];
    return id || nameIn(this.#path);
  }

  /**
   * Names another place.
   *
   * @param {{ room: string, isLink: boolean }} place
   * @param {boolean} isFirst Whether it is where one came in.
   */
  moveTo(place, isFirst) {
    const path = pathOf(place);
    if (path === this.#path) return;
    // An id or a name that was written in another way is still the same place.
    const isSame = isFirst && this.room !== "";
    history[isSame ? "replaceState" : "pushState"](null, "", path);
    this.#path = path;
  }
}

/**
 * The path of a room.
 *
 * @param {{ room: string, isLink: boolean }} place
 * @returns {string}
 */
export function pathOf({ room, isLink }) {
  return isLink ? `/r/${room}` : `/c/${encodeURIComponent(room)}`;
}

/**
 * @param {string} path
 * @returns {string}
 */
function nameIn(path) {
  const [, segment = ""] = /^\/c\/([^/]+)\/?$/.exec(path) ?? [];
  try {
    const name = decodeURIComponent(segment);
    // It becomes a part of a line, and must not become a line of its own.
    return /^[^\s\p{C}/]+$/u.test(name) ? name : "";
  } catch {
    return "";
  }
}
