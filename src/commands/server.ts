/**
 * The commands about the server and the stay on it.
 *
 * @module
 */

import { notice } from "../answer.ts";
import { type Call, type Command, usage } from "./command.ts";
import { findCommand } from "./find.ts";
import { whyNot } from "./right.ts";
import { duration } from "./units.ts";

/** The commands about the server and the stay on it. */
export const serverCommands: readonly Command[] = [
  {
    name: "help",
    parameters: [{ name: "command", isOptional: true }],
    who: "anyone",
    cost: 1,
    run: help,
  },
  {
    name: "quit",
    parameters: [{ name: "words", isOptional: true, isRest: true }],
    who: "anyone",
    cost: 0,
    run: quit,
  },
  { name: "stats", parameters: [], who: "named", cost: 1, run: stats },
];

function help({ person, table, args: [word] }: Call): void {
  const { commands } = person.texts;
  if (word !== "") {
    const found = findCommand(word.replace(/^\//, ""), table, person);
    return person.tell(
      "kind" in found
        ? found
        : notice("helpOne", usage(found), commands[found.name]),
    );
  }
  const width = Math.max(...table.map((command) => usage(command).length));
  const rows = table.filter((command) => !whyNot(person, command)).map((
    command,
  ) => `${usage(command).padEnd(width)}  ${commands[command.name]}`);
  person.tell(notice("help", rows.join("\n")));
}

function quit({ person, house, args: [words] }: Call): void {
  if (words.length > house.limits.words) {
    return person.tell(notice("wordsTooLong", house.limits.words));
  }
  const said = person.mute === undefined ? words : "";
  person.stay.end("quit", notice("goodbye"), said);
}

function stats({ person, house }: Call): void {
  const { registry, counts, waves } = house;
  person.tell(notice(
    "stats",
    duration(house.now() - house.since, person.texts),
    registry.size,
    registry.roomCount,
    counts.lines,
    waves.writes,
  ));
}
