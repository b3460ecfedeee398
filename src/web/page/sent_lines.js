// @ts-check

const MOST = 500;

/**
 * A sent line, and whether the room echoes it.
 *
 * @typedef {{ text: string, echoes: boolean }} SentLine
 */

/**
 * One's own lines on their way, oldest first.
 *
 * 1. Answers come in the order of the lines. So what comes back from the room
 *    settles its line and all before it.
 * 2. A line that is refused is the first that is still on its way, or a command
 *    before it; the others go on.
 * 3. Lines sent over a connection that then broke are in doubt: the missed
 *    events tell which of them arrived. Lines sent after resuming are not.
 */
export class SentLines {
  /** @type {SentLine[]} */
  #sent = [];
  /** @type {SentLine[]} */
  #doubtful = [];
  // Whether one's own lines come back at all.
  #echoes = true;

  /**
   * Notes what is being sent.
   *
   * @param {string} line
   * @param {boolean} [isText] Whether it is text whatever it begins with.
   * @returns {boolean} Whether it will come back, if it arrives.
   */
  add(line, isText = false) {
    if (isText) return this.#note(line, this.#echoes);
    const echo = /^\/ec?h?o?\s+(on|off)\s*$/i.exec(line);
    if (echo) this.#echoes = echo[1].toLowerCase() === "on";
    const isSaid = !line.startsWith("/") || line.startsWith("//");
    const echoes = isSaid && this.#echoes;
    return this.#note(line.replace(/^\/\//, "/"), echoes);
  }

  /**
   * @param {string} text
   * @param {boolean} echoes
   */
  #note(text, echoes) {
    this.#sent.push({ text, echoes });
    if (this.#sent.length > MOST) this.#sent.shift();
    return echoes;
  }

  /**
   * Notes what came back.
   *
   * @param {string} text
   */
  confirm(text) {
    settle(this.#doubtful, text);
    settle(this.#sent, text);
  }

  /**
   * Notes that one line is too long, and was not taken.
   *
   * @returns {string[]} It, if it is known.
   */
  takeTooLong() {
    const first = this.#sent.findIndex(({ echoes }) => echoes);
    const able = first < 0 ? this.#sent : this.#sent.slice(0, first + 1);
    const longest = Math.max(...able.map(({ text }) => text.length));
    const at = able.findIndex(({ text }) => text.length === longest);
    return this.#sent.splice(0, at + 1).slice(-1).map(({ text }) => text);
  }

  /** Notes that the connection over which they went is another one now. */
  doubt() {
    this.#doubtful.push(...this.#sent.splice(0));
  }

  /**
   * Gives those that were in doubt, and forgets them.
   *
   * @returns {string[]}
   */
  takeDoubtful() {
    return this.#doubtful.splice(0).filter(({ echoes }) => echoes)
      .map(({ text }) => text);
  }
}

/**
 * @param {SentLine[]} lines
 * @param {string} text What came back.
 */
function settle(lines, text) {
  const at = lines.findIndex((line) => line.echoes && line.text === text);
  if (at >= 0) lines.splice(0, at + 1);
}
