// @ts-check

import { commandLine, resolveCommand } from "../../messages/resolve_command.js";

/**
 * Whether a line gives this command and no other, shortened or not.
 *
 * @param {string} line
 * @param {string} name
 * @param {readonly { name: string }[]} commands Those that there are.
 * @returns {boolean}
 */
export function meansCommand(line, name, commands) {
  const word = commandLine(line)?.word;
  if (word === undefined) return false;
  const [command, ...others] = resolveCommand(word, commands);
  return command?.name === name && others.length === 0;
}
