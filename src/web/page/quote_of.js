// @ts-check

// So much of a text is quoted: the reader has seen it.
const LINES = 3;
const LETTERS = 200;

/**
 * The beginning of an answer to what somebody said: a quotation, and their
 * name, so that the answer calls them.
 *
 * @param {string} who Empty when it is one's own.
 * @param {string} text
 * @returns {string}
 */
export function quoteOf(who, text) {
  const lines = text.split("\n").filter((line) => !line.startsWith(">"));
  const kept = lines.filter((line) => line.trim() !== "").slice(0, LINES);
  const isCut = kept.length < lines.length && lines.length > LINES;
  const quoted = kept.map((line) => `> ${shorten(line)}`);
  if (isCut) quoted.push("> …");
  return `${quoted.join("\n")}\n${who === "" ? "" : `@${who} `}`;
}

/** @param {string} line */
function shorten(line) {
  const letters = [...line];
  if (letters.length <= LETTERS) return line;
  return `${letters.slice(0, LETTERS).join("")}…`;
}
