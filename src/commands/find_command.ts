/**
 * Finding the command that a word means.
 *
 * @module
 */

import { type Notice, notice } from "../messages/answer.ts";
import { nearest } from "../messages/nearest.ts";
import { resolveCommand } from "../messages/resolve_command.js";
import type { Person } from "../rooms/person.ts";
import type { Command, CommandName } from "./command.ts";
import { whyNot } from "./command_right.ts";

// No suggestion leads to a command that leaves or ends something.
const LEAVING: ReadonlySet<CommandName> = new Set(["quit", "leave", "close"]);

/**
 * The command that `word` names, in full or by an unambiguous prefix; otherwise
 * the answer to give, without the commands that `person` may not give.
 */
export function findCommand(
  word: string,
  table: readonly Command[],
  person: Person,
): Command | Notice {
  const isOpen = (command: Command) => !whyNot(person, command);
  const meant = resolveCommand(word, table, isOpen);
  if (meant.length === 1) return meant[0];
  if (meant.length > 1) {
    const names = meant.map((command) => `/${command.name}`).join(", ");
    return notice("commandAmbiguous", word, names);
  }
  const names = table.filter(isOpen).map((command) => command.name)
    .filter((name) => !LEAVING.has(name));
  return notice("commandUnknown", shorten(word), nearest(word, names));
}

/** The start of a word, enough to recognize it. */
function shorten(word: string): string {
  const characters = [...word];
  return characters.length <= 24
    ? word
    : `${characters.slice(0, 24).join("")}…`;
}
