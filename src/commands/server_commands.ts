/**
 * The commands about the server and one's session.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { type Call, type Command, usage } from "./command.ts";
import { findCommand } from "./find_command.ts";
import { whyNot } from "./command_right.ts";
import { duration } from "./duration.ts";

/** The commands about the server and one's session. */
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

function quit({ person, services, args: [words] }: Call): void {
  if (words.length > services.limits.words) {
    return person.tell(notice("wordsTooLong", services.limits.words));
  }
  const said = person.mute === undefined ? words : "";
  person.session.end("quit", notice("goodbye"), said);
}

function stats({ person, services }: Call): void {
  const { registry, counters, writeScheduler } = services;
  person.tell(notice(
    "stats",
    duration(services.now() - services.since, person.texts),
    registry.size,
    registry.roomCount,
    counters.lines,
    writeScheduler.writes,
  ));
}
