// @ts-check

/** @import { Command } from "./command_list.js" */

/**
 * One way to go on with a line.
 *
 * @typedef {object} Suggestion
 * @property {string} line What the line would be.
 * @property {string} label
 * @property {string} summary
 */

/**
 * How a line that begins with a slash could go on: which command it is, or
 * whom it names.
 *
 * @param {string} line
 * @param {readonly Command[]} commands
 * @param {readonly string[]} names Whom it could name.
 * @returns {Suggestion[]}
 */
export function suggest(line, commands, names) {
  const called = /(?:^|\s)@([^\s@]*)$/.exec(line);
  if (called !== null) return calls(line, called[1], names);
  const [, word, begun] = /^(\/\w*)(?: (\S*))?$/.exec(line) ?? [];
  if (word === undefined) return [];
  if (begun === undefined) {
    return commands
      .filter(({ name }) => name.startsWith(word.toLowerCase()))
      .map(({ name, usage, summary }) => ({
        line: usage === name ? name : `${name} `,
        label: usage,
        summary,
      }));
  }
  const command = commands.find(({ name }) => name === word.toLowerCase());
  if (!/ \[?name\]?( |$)/.test(command?.usage ?? "")) return [];
  const start = begun.toLowerCase();
  return names
    .filter((name) => name.toLowerCase().startsWith(start))
    .map((name) => ({ line: `${word} ${name} `, label: name, summary: "" }));
}

/**
 * The people whom a line could call.
 *
 * @param {string} line
 * @param {string} begun What stands behind the `@`.
 * @param {readonly string[]} names
 * @returns {Suggestion[]}
 */
function calls(line, begun, names) {
  const before = line.slice(0, line.length - begun.length);
  const start = begun.toLowerCase();
  return names
    .filter((name) => name.toLowerCase().startsWith(start))
    .map((name) => ({ line: `${before}${name} `, label: name, summary: "" }));
}
