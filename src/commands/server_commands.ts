/**
 * The commands about the server and the session.
 *
 * @module
 */

import { type CommandHelp, notice } from "../messages/answer.ts";
import { type Call, type Command, usage } from "./command.ts";
import { findCommand } from "./find_command.ts";
import { whyNot } from "./command_right.ts";
import { duration } from "./duration.ts";

/** The commands about the server and the session. */
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
    aliases: ["exit", "q"],
    parameters: [{ name: "words", isOptional: true, isRest: true }],
    who: "anyone",
    cost: 0,
    run: quit,
  },
  { name: "stats", parameters: [], who: "named", cost: 1, run: stats },
];

function help({ person, table, args: [word] }: Call): void {
  if (word !== "") {
    const found = findCommand(word.replace(/^\//, ""), table, person);
    return person.tell(
      "kind" in found
        ? found
        : { kind: "help", commands: [helpOn(found)], isAll: false },
    );
  }
  const open = table.filter((command) => !whyNot(person, command));
  person.tell({ kind: "help", commands: open.map(helpOn), isAll: true });
}

function helpOn(command: Command): CommandHelp {
  const { name, aliases, parameters } = command;
  return {
    name,
    ...(aliases && { aliases }),
    usage: usage(command),
    parameters,
  };
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
    duration(services.monotonic() - services.startedAt, person.texts),
    registry.names.size,
    registry.roomCount,
    counters.lines,
    writeScheduler.writes,
  ));
}
