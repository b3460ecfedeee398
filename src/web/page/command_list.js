// @ts-check

import { HIDDEN_COMMANDS } from "./hidden_commands.js";

/**
 * A command, as `/help` tells it.
 *
 * @typedef {object} Command
 * @property {string} name With its slash.
 * @property {string} usage
 * @property {string} summary
 */

const ROW = /^((\/\w+).*?) {2,}(.+)$/gm;

/**
 * The commands in an answer to `/help`.
 *
 * @param {string} help
 * @returns {Command[]}
 */
export function commandsOf(help) {
  return [...help.matchAll(ROW)]
    .map(([, usage, name, summary]) => ({ name, usage, summary }))
    .filter(({ name }) => !HIDDEN_COMMANDS.has(name));
}
