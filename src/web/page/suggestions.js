// @ts-check

/** @import { Command } from "./command_list.js" */

// An address has an @ within; a call begins with one.
const CALL = /(?<![\p{L}\p{N}_.@-])@([^\s@]*)$/u;

// Whoever is not among them is found by one more letter.
const MOST_NAMES = 20;

/**
 * One way to go on with a text.
 *
 * @typedef {object} Suggestion
 * @property {string} line What the text would be.
 * @property {number} at Where in it one would go on.
 * @property {string} label
 * @property {string} summary
 * @property {boolean} [isCall] Whether it calls a person.
 * @property {boolean} [isDue] Whether Enter alone chooses it.
 */

/**
 * How a text could go on at a place: whom it calls there, or, as a line that
 * begins with a slash, which command it is and whom that names.
 *
 * @param {string} text
 * @param {number} at
 * @param {readonly Command[]} commands
 * @param {readonly string[]} names Whom it could name.
 * @returns {Suggestion[]}
 */
export function suggest(text, at, commands, names) {
  const [, called] = CALL.exec(text.slice(0, at)) ?? [];
  if (called !== undefined) return calls(text, at, called, names);
  const [, word, begun] = /^(\/\w*)(?: (\S*))?$/.exec(text) ?? [];
  if (word === undefined || at < text.length) return [];
  if (begun === undefined) {
    return commands
      .filter(({ name }) => name.startsWith(word.toLowerCase()))
      .map(({ name, usage, summary }) =>
        atEnd(usage === name ? name : `${name} `, usage, summary)
      );
  }
  const command = commands.find(({ name }) => name === word.toLowerCase());
  if (!/ \[?name\]?( |$)/.test(command?.usage ?? "")) return [];
  return names.filter((name) => begins(name, begun)).slice(0, MOST_NAMES)
    .map((name) => atEnd(`${word} ${name} `, name, ""));
}

/**
 * @param {string} line
 * @param {string} label
 * @param {string} summary
 * @returns {Suggestion}
 */
function atEnd(line, label, summary) {
  return { line, at: line.length, label, summary };
}

/**
 * The people whom a text could call.
 *
 * @param {string} text
 * @param {number} at
 * @param {string} begun What stands between the `@` and there.
 * @param {readonly string[]} names
 * @returns {Suggestion[]}
 */
function calls(text, at, begun, names) {
  const before = text.slice(0, at - begun.length);
  const after = text.slice(at);
  const found = names.filter((name) => begins(name, begun));
  // Whoever has typed a whole name may be about to send.
  const isDue = begun !== "" &&
    !found.some((name) => name.toLowerCase() === begun.toLowerCase());
  return found.slice(0, MOST_NAMES).map((name) => {
    const rest = after.slice(shared(name.slice(begun.length), after));
    const start = `${before}${name}${/^$|^\n/.test(rest) ? " " : ""}`;
    // Behind a space that stands there already, one goes on behind it.
    const on = start.length + (rest.startsWith(" ") ? 1 : 0);
    const line = start + rest;
    return { line, at: on, label: name, summary: "", isCall: true, isDue };
  });
}

/**
 * Whether a name begins with what was typed: without marks, in any case, and
 * with a Korean syllable that is not finished.
 *
 * @param {string} name
 * @param {string} begun
 */
function begins(name, begun) {
  return lettersOf(name).startsWith(lettersOf(begun));
}

/** @param {string} text */
function lettersOf(text) {
  return text.normalize("NFKD").toLowerCase();
}

/**
 * How many letters at the start of two texts are the same.
 *
 * @param {string} one
 * @param {string} other
 */
function shared(one, other) {
  let count = 0;
  while (
    count < one.length &&
    one[count].toLowerCase() === other[count]?.toLowerCase()
  ) count++;
  return count;
}
