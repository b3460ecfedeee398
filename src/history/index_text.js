/**
 * The text of a line in the index, and the text to look for.
 *
 * @module
 */

// Private characters, three for a number: one token of the trigram index each.
const MARKS = { room: 0xf0000, who: 0xf3000 };

/**
 * The texts that the index of each matching line must have: a query for each
 * word, for the room and for the speaker. Words that are too short have none.
 */
export function queriesOf(words, room, from) {
  const queries = words.map((word) => {
    const letters = [...word];
    return letters.slice(2).map((_, at) => letters.slice(at, at + 3).join(""));
  });
  if (room !== undefined) queries.push([mark(MARKS.room, room)]);
  if (from !== undefined) queries.push([mark(MARKS.who, hash(fold(from)))]);
  return queries.filter((tokens) => tokens.length > 0).map((tokens) =>
    tokens.map((token) => `"${token.replaceAll('"', '""')}"`).join(" AND ")
  );
}

/**
 * The text of a line in the index: marks for its room and speaker, and its
 * words.
 */
export function indexText(room, who, text) {
  return mark(MARKS.room, room) + mark(MARKS.who, hash(fold(who))) +
    fold(text);
}

function mark(base, number) {
  return String.fromCodePoint(
    base + (number & 4095),
    base + 0x1000 + ((number >>> 12) & 4095),
    base + 0x2000 + (number >>> 24),
  );
}

/** FNV-1a: the speaker is compared again when a line is found. */
function hash(text) {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/** The form that equal texts have in common. */
export function fold(text) {
  return text.normalize("NFC").toLowerCase();
}
