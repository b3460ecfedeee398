// @ts-check

const MOST = 50;

/** Lines that were sent, and of which it is not known yet that they arrived. */
export class UnsentLines {
  /** @type {string[]} */
  #lines = [];

  /** Whether there is none. */
  get isEmpty() {
    return this.#lines.length === 0;
  }

  /**
   * Notes a line as sent.
   *
   * @param {string} text
   */
  add(text) {
    this.#lines.push(text);
    if (this.#lines.length > MOST) this.#lines.shift();
  }

  /**
   * Notes that a line came back from the room, and so did all before it.
   *
   * @param {string} text
   */
  confirm(text) {
    const at = this.#lines.indexOf(text);
    if (at >= 0) this.#lines.splice(0, at + 1);
  }

  /**
   * Gives the lines that did not arrive, and forgets them.
   *
   * @returns {string[]}
   */
  take() {
    return this.#lines.splice(0);
  }
}
