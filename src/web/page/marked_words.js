// @ts-check

// So much of a long line is shown, and so much before the first word of it.
const MOST = 280;
const BEFORE = 60;

/**
 * A part of a text, and whether it was looked for.
 *
 * @typedef {{ text: string, isMarked: boolean }} Part
 */

/**
 * The words of a search, without what narrows it: as the server reads it.
 *
 * @param {string} query
 * @returns {string[]}
 */
export function wordsOf(query) {
  return [...query.matchAll(/"([^"]+)"|\S+/g)]
    .filter(([part]) => !/^(in|from|before):./.test(part))
    .map(([part, phrase]) => phrase ?? part);
}

/**
 * A line that was found, as far as it is shown, with the words in it marked
 * wherever they stand, also within others.
 *
 * @param {string} line
 * @param {readonly string[]} words
 * @returns {Part[]}
 */
export function markedWords(line, words) {
  const { text, folded } = fold(line);
  const sought = words.map((word) => word.normalize("NFC").toLowerCase());
  /** @type {boolean[]} */
  const marks = new Array(text.length).fill(false);
  for (const word of sought) {
    let at = folded.indexOf(word);
    while (word !== "" && at >= 0) {
      marks.fill(true, at, at + word.length);
      at = folded.indexOf(word, at + word.length);
    }
  }
  return partsOf(text, marks);
}

/**
 * The text, and its form without upper case, which is as long.
 *
 * @param {string} line
 */
function fold(line) {
  const text = line.normalize("NFC");
  let folded = "";
  for (const letter of text) {
    const small = letter.toLowerCase();
    folded += small.length === letter.length ? small : letter;
  }
  return { text, folded };
}

/**
 * @param {string} text
 * @param {boolean[]} marks
 * @returns {Part[]}
 */
function partsOf(text, marks) {
  const [from, to] = excerpt(text, Math.max(0, marks.indexOf(true)));
  /** @type {Part[]} */
  const parts = from > 0 ? [{ text: "…", isMarked: false }] : [];
  for (let at = from; at < to;) {
    let end = at + 1;
    while (end < to && marks[end] === marks[at]) end++;
    parts.push({ text: text.slice(at, end), isMarked: marks[at] });
    at = end;
  }
  if (to < text.length) parts.push({ text: "…", isMarked: false });
  return parts;
}

/**
 * Where the part begins and ends that is shown; no letter is cut in two.
 *
 * @param {string} text
 * @param {number} first
 * @returns {[number, number]}
 */
function excerpt(text, first) {
  const from = text.length <= MOST ? 0 : Math.max(0, first - BEFORE);
  return [whole(text, from), whole(text, Math.min(text.length, from + MOST))];
}

/**
 * @param {string} text
 * @param {number} at
 */
function whole(text, at) {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
