/**
 * Which command a word means.
 *
 * @module
 */

import { closest } from "fastest-levenshtein";
import { type Notice, notice } from "../messages/answer.ts";
import type { Person } from "../rooms/person.ts";
import type { Command } from "./command.ts";
import { whyNot } from "./command_right.ts";

/**
 * The command that `word` names, in full or by the beginning of one alone;
 * otherwise what to say instead, without those that `person` may not give.
 */
export function findCommand(
  word: string,
  table: readonly Command[],
  person: Person,
): Command | Notice {
  const name = word.toLowerCase();
  const exact = table.find((command) => command.name === name);
  if (exact !== undefined) return exact;
  const open = table.filter((command) => !whyNot(person, command));
  const begun = open.filter((command) => command.name.startsWith(name));
  if (begun.length === 1) return begun[0];
  if (begun.length > 1 && name !== "") {
    const names = begun.map((command) => `/${command.name}`).join(", ");
    return notice("commandAmbiguous", word, names);
  }
  const names = open.map((command) => command.name);
  return notice("commandUnknown", shorten(word), closest(name, names));
}

/** Enough of a word to know it again. */
function shorten(word: string): string {
  const characters = [...word];
  return characters.length <= 24
    ? word
    : `${characters.slice(0, 24).join("")}…`;
}
