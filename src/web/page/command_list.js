// @ts-check

/** @import { HelpMessage } from "../../messages/json_message.ts" */

import { HIDDEN_COMMANDS } from "./hidden_commands.js";

/**
 * A command, as the composer shows it.
 *
 * @typedef {object} Command
 * @property {string} name With its slash.
 * @property {string} usage
 * @property {string} summary
 */

/**
 * The commands of an answer to `/help` that are of use here.
 *
 * @param {HelpMessage["commands"]} commands
 * @returns {Command[]}
 */
export function commandsOf(commands) {
  return commands
    .map(({ name, usage, summary }) => ({ name: `/${name}`, usage, summary }))
    .filter(({ name }) => !HIDDEN_COMMANDS.has(name));
}
