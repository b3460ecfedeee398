/**
 * Which command a word means.
 *
 * @module
 */

import { closest } from "fastest-levenshtein";
import { type Notice, notice } from "../messages/answer.ts";
import { resolveCommand } from "../messages/resolve_command.js";
import type { Person } from "../rooms/person.ts";
import type { Command } from "./command.ts";
import { whyNot } from "./command_right.ts";

/**
 * The command that `word` names, in full or by an unambiguous prefix; otherwise
 * what to say instead, without the commands that `person` may not give.
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
  const names = table.filter(isOpen).map((command) => command.name);
  const nearest = closest(word.toLowerCase(), names);
  return notice("commandUnknown", shorten(word), nearest);
}

/** Enough of a word to know it again. */
function shorten(word: string): string {
  const characters = [...word];
  return characters.length <= 24
    ? word
    : `${characters.slice(0, 24).join("")}…`;
}
