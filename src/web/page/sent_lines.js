// @ts-check

import { UnsentLines } from "./unsent_lines.js";

/**
 * One's own lines on their way.
 *
 * What was sent over a connection that then broke is in doubt: what was missed
 * tells which of it arrived. What is sent after coming back is not.
 */
export class SentLines {
  #sent = new UnsentLines();
  #doubtful = new UnsentLines();
  // Whether one's own lines come back at all.
  #echoes = true;

  /**
   * Notes what is being sent.
   *
   * @param {string} line
   * @returns {boolean} Whether it will come back, if it arrives.
   */
  add(line) {
    const echo = /^\/ec?h?o?\s+(on|off)\s*$/i.exec(line);
    if (echo) this.#echoes = echo[1].toLowerCase() === "on";
    const isSaid = !line.startsWith("/") || line.startsWith("//");
    if (!isSaid || !this.#echoes) return false;
    this.#sent.add(line.replace(/^\/\//, "/"));
    return true;
  }

  /**
   * Notes what came back.
   *
   * @param {string} text
   */
  confirm(text) {
    this.#doubtful.confirm(text);
    this.#sent.confirm(text);
  }

  /** Notes that the connection over which they went is another one now. */
  doubt() {
    for (const line of this.#sent.take()) this.#doubtful.add(line);
  }

  /**
   * Gives those that were in doubt, and forgets them.
   *
   * @returns {string[]}
   */
  takeDoubtful() {
    return this.#doubtful.take();
  }

  /**
   * Gives those that were not taken, and forgets them.
   *
   * @returns {string[]}
   */
  takeRefused() {
    return this.#sent.take();
  }
}
