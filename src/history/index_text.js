/**
 * What the index has of a line, and what is looked for in it.
 *
 * @module
 */

// Private characters, three for a number: one token of the trigram index each.
const MARKS = { room: 0xf0000, who: 0xf3000 };

/** What must stand in the index of each line that is meant. */
export function tokensOf(words, room, from) {
  const tokens = words.flatMap((word) => {
    const letters = [...word];
    return letters.slice(2).map((_, at) => letters.slice(at, at + 3).join(""));
  });
  if (room !== undefined) tokens.push(mark(MARKS.room, room));
  if (from !== undefined) tokens.push(mark(MARKS.who, hash(fold(from))));
  return [...new Set(tokens)].map((token) =>
    `"${token.replaceAll('"', '""')}"`
  );
}

/** What the index has of a line: marks for its room and speaker, and its text. */
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

/** What texts have in common that are found by each other. */
export function fold(text) {
  return text.normalize("NFC").toLowerCase();
}
