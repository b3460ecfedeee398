/**
 * The text of a line in the index, and the text to look for.
 *
 * @module
 */

// Private characters, three for a number: one token of the trigram index each.
const MARKS = { room: 0xf0000, who: 0xf3000 };
// The words of a search share so many tokens: the index goes through the lines
// of each, and nothing can interrupt it. Lines are compared in full afterwards.
const TOKENS = 32;

/**
 * The texts that the index of each matching line must have: a query for each
 * word, for the room and for the speaker. Words that are too short have none.
 */
export function queriesOf(words, room, from) {
  const share = Math.max(1, Math.floor(TOKENS / words.length));
  const queries = words.slice(0, TOKENS).map((word) => tokensOf(word, share));
  if (room !== undefined) queries.push([mark(MARKS.room, room)]);
  if (from !== undefined) queries.push([mark(MARKS.who, hash(fold(from)))]);
  return queries.filter((tokens) => tokens.length > 0).map((tokens) =>
    tokens.map((token) => `"${token.replaceAll('"', '""')}"`).join(" AND ")
  );
}

/** Tokens of a word, spread over all of it. */
function tokensOf(word, most) {
  const letters = [...word];
  const last = letters.length - 3;
  if (last < 0) return [];
  const count = Math.min(most, last + 1);
  return Array.from({ length: count }, (_, index) => {
    const at = count === 1 ? 0 : Math.round(index * last / (count - 1));
    return letters.slice(at, at + 3).join("");
  });
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
