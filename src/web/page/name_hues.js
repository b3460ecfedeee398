// @ts-check

const COUNT = 8;

/** In which colour each name is written. */
export class NameHues {
  /** @type {Map<string, number>} */
  #given = new Map();

  /**
   * The class of a name's colour. It is the same in every browser, unless an
   * earlier name has it.
   *
   * @param {string} name
   * @returns {string}
   */
  of(name) {
    const key = name.toLowerCase();
    let hue = this.#given.get(key);
    if (hue === undefined) {
      hue = this.#free(hash(key));
      this.#given.set(key, hue);
    }
    return `hue-${hue}`;
  }

  /**
   * The first colour from `hue` on that the fewest have.
   *
   * @param {number} hue
   * @returns {number}
   */
  #free(hue) {
    const users = new Array(COUNT).fill(0);
    for (const taken of this.#given.values()) users[taken]++;
    const fewest = Math.min(...users);
    while (users[hue] > fewest) hue = (hue + 1) % COUNT;
    return hue;
  }
}

/** @param {string} key */
function hash(key) {
  let sum = 7;
  for (const letter of key) {
    sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  }
  return sum % COUNT;
}
