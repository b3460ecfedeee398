/**
 * The choices of Tab.
 *
 * @module
 */

import { nameKey } from "../rooms/name.ts";
import type { ServerCommand } from "./known_commands.ts";

/** The words to choose from. */
export interface Known {
  /** The server's commands. */
  readonly commands: readonly ServerCommand[];
  /** Names, the likeliest first. */
  readonly names: readonly string[];
  /** Rooms, the likeliest first. */
  readonly rooms: readonly string[];
}

/** The word before the cursor, and what may stand in its place. */
export interface Choices {
  /** The word; empty behind a space. */
  readonly word: string;
  /** The likeliest first, each with the space that follows it. */
  readonly texts: readonly string[];
}

/** Finds what the last word of `before`, the text before the cursor, may become. */
export function complete(before: string, known: Known): Choices {
  const [word] = /\S*$/.exec(before)!;
  const all = candidates(before, word, known);
  const key = nameKey(word);
  const fitting = all.filter((text) => nameKey(text).startsWith(key));
  return { word, texts: fitting.map((text) => `${text} `) };
}

function candidates(
  before: string,
  word: string,
  { commands, names, rooms }: Known,
): readonly string[] {
  if (!before.startsWith("/") || before.startsWith("//")) return names;
  const words = before.slice(0, before.length - word.length).split(/\s+/);
  words.pop();
  if (words.length === 0) return commands.map(({ name }) => `/${name}`);
  const command = commands.find(({ name }) => `/${name}` === words[0]);
  const parameter = command?.parameters[words.length - 1] ?? "name";
  if (parameter.includes("|")) return parameter.split("|");
  if (parameter === "room") return rooms;
  if (parameter === "command") return commands.map(({ name }) => name);
  return names;
}
