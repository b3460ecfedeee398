/**
 * Every command there is.
 *
 * @module
 */

import { notice } from "../answer.ts";
import { type Call, type Command, parseArguments, usage } from "./command.ts";
import { findCommand } from "./find.ts";
import { peopleCommands } from "./people.ts";
import { roomCommands } from "./rooms.ts";
import { serverCommands } from "./server.ts";
import { settingCommands } from "./settings.ts";

/** Every command there is, in the order in which `/help` shows them. */
export const COMMANDS: readonly Command[] = [
  ...serverCommands,
  ...roomCommands,
  ...peopleCommands,
  ...settingCommands,
];

/** Does what a line that begins with one slash says. */
export function runCommand(line: string, call: Omit<Call, "args" | "table">) {
  const { person } = call;
  const [word] = line.slice(1).split(/\s/u, 1);
  const command = findCommand(word, COMMANDS);
  if ("kind" in command) return person.tell(command);
  if (command.who === "named" && person.name === "") {
    return person.tell(notice("commandBeforeLogin", command.name));
  }
  const rest = line.slice(1 + word.length);
  const args = parseArguments(rest, command.parameters);
  if (args === undefined) return person.tell(notice("usage", usage(command)));
  command.run({ ...call, table: COMMANDS, args });
}
