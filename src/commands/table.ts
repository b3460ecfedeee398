/**
 * Every command there is.
 *
 * @module
 */

import { notice } from "../answer.ts";
import type { House } from "../house.ts";
import type { Person } from "../person.ts";
import { type Command, parseArguments, usage } from "./command.ts";
import { findCommand } from "./find.ts";
import { linkCommands } from "./links.ts";
import { loginCommands } from "./login.ts";
import { operatorCommands } from "./operators.ts";
import { peopleCommands } from "./people.ts";
import { whyNot } from "./right.ts";
import { roomCommands } from "./rooms.ts";
import { serverCommands } from "./server.ts";
import { settingCommands } from "./settings.ts";

/** Every command there is, in the order in which `/help` shows them. */
export const COMMANDS: readonly Command[] = [
  ...serverCommands,
  ...roomCommands,
  ...peopleCommands,
  ...settingCommands,
  ...linkCommands,
  ...operatorCommands,
  ...loginCommands,
];

/**
 * Does what a line that begins with one slash says.
 *
 * @returns What that cost, in lines.
 */
export function runCommand(line: string, person: Person, house: House): number {
  const [word] = line.slice(1).split(/\s/u, 1);
  const command = findCommand(word, COMMANDS, person);
  if ("kind" in command) {
    person.tell(command);
    return 1;
  }
  const rest = line.slice(1 + word.length);
  const args = parseArguments(rest, command.parameters);
  const refusal = whyNot(person, command) ??
    (args === undefined ? notice("usage", usage(command)) : undefined);
  const isSpeech = command.isSpeech === true && args?.at(-1) !== "";
  if (refusal !== undefined) person.tell(refusal);
  else if (isSpeech && person.mute !== undefined) {
    person.tell(notice("muted", person.mute.why));
  } else command.run({ person, house, table: COMMANDS, args: args! });
  return command.cost;
}
