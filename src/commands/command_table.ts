/**
 * The table of commands.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import type { CommandServices } from "../presence/services.ts";
import type { Person } from "../rooms/person.ts";
import { type Command, parseArguments, usage } from "./command.ts";
import { banCommands } from "./ban_commands.ts";
import { deleteCommands } from "./delete_commands.ts";
import { findCommand } from "./find_command.ts";
import { historyCommands } from "./history_commands.ts";
import { linkCommands } from "./link_commands.ts";
import { loginCommands } from "./login_commands.ts";
import { operatorCommands } from "./operator_commands.ts";
import { peopleCommands } from "./people_commands.ts";
import { showsNothing } from "../messages/shows_nothing.ts";
import { whyNot } from "./command_right.ts";
import { roomCommands } from "./room_commands.ts";
import { typingCommands } from "./typing_command.ts";
import { scriptCommands } from "./script_commands.ts";
import { serverCommands } from "./server_commands.ts";
import { settingCommands } from "./settings_commands.ts";

/** Every command, in the order in which `/help` shows them. */
export const COMMANDS: readonly Command[] = [
  ...serverCommands,
  ...roomCommands,
  ...historyCommands,
  ...deleteCommands,
  ...peopleCommands,
  ...settingCommands,
  ...linkCommands,
  ...typingCommands,
  ...scriptCommands,
  ...operatorCommands,
  ...banCommands,
  ...loginCommands,
];

/** Whether a word, in lower case, is the whole name of a command. */
export function namesCommand(word: string): boolean {
  return COMMANDS.some(({ name, aliases }) =>
    name === word || aliases?.includes(word)
  );
}

/** The command in a line, if others see what it does. */
export function sharedCommand(
  line: string,
  person: Person,
): Command | undefined {
  const [word] = line.slice(1).split(/\s/u, 1);
  const command = findCommand(word, COMMANDS, person);
  return "kind" in command || command.isShared !== true ? undefined : command;
}

/**
 * Runs the command in a line that begins with one slash.
 *
 * @returns The cost, in lines.
 */
export function runCommand(
  line: string,
  person: Person,
  services: CommandServices,
): number {
  const [word] = line.slice(1).split(/\s/u, 1);
  const command = findCommand(word, COMMANDS, person);
  if ("kind" in command) {
    person.tell(command);
    return 1;
  }
  const rest = line.slice(1 + word.length);
  const args = parseArguments(rest, command.parameters);
  const isHomeless = command.needsRoom === true && person.room === undefined;
  const refusal = whyNot(person, command) ??
    (isHomeless ? notice("roomNone") : undefined) ??
    (args === undefined || saysNothing(command, args)
      ? notice("usage", usage(command))
      : undefined);
  const isSpeech = command.isSpeech === true && args?.at(-1) !== "";
  if (refusal !== undefined) person.tell(refusal);
  else if (isSpeech && person.mute !== undefined) {
    person.tell(notice("muted", person.mute.why));
  } else command.run({ person, services, table: COMMANDS, args: args! });
  return command.cost;
}

/** Whether the text that others would see has no visible character. */
function saysNothing({ isSpeech }: Command, args: readonly string[]): boolean {
  const words = args.at(-1) ?? "";
  return isSpeech === true && words !== "" && showsNothing(words);
}
