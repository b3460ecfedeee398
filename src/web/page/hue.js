// @ts-check

const HUES = 8;

/**
 * The class of the colour in which a name is written: always the same one.
 *
 * @param {string} name
 * @returns {string}
 */
export function hueOf(name) {
  let hash = 7;
  for (const letter of name.toLowerCase()) {
    hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  }
  return `hue-${hash % HUES}`;
}
