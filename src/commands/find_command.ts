/**
 * Finding the command that a word means.
 *
 * @module
 */

import { distance } from "fastest-levenshtein";
import { type Notice, notice } from "../messages/answer.ts";
import { resolveCommand } from "../messages/resolve_command.js";
import type { Person } from "../rooms/person.ts";
import type { Command, CommandName } from "./command.ts";
import { whyNot } from "./command_right.ts";

// No suggestion leads to a command that leaves or ends something.
const LEAVING: ReadonlySet<CommandName> = new Set(["quit", "leave", "close"]);
const LONGEST = 24;

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
  const names = table.filter(isOpen).map((command) => command.name);
  return notice("commandUnknown", shorten(word), nearest(word, names));
}

/** The nearest name; "" when none is near. */
function nearest(word: string, names: readonly CommandName[]): string {
  if (word.length > LONGEST) return "";
  const lower = word.toLowerCase();
  let least = word.length < 4 ? 1 : 2;
  let found = "";
  for (const name of names) {
    if (LEAVING.has(name)) continue;
    const away = distance(lower, name);
    if (away > least || (away === least && found !== "")) continue;
    least = away;
    found = name;
  }
  return found;
}

/** The start of a word, enough to recognize it. */
function shorten(word: string): string {
  const characters = [...word];
  return characters.length <= 24
    ? word
    : `${characters.slice(0, 24).join("")}…`;
}
