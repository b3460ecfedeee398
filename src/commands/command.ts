/**
 * What a command is.
 *
 * @module
 */

import type { CommandServices } from "../presence/services.ts";
import type { Parameter } from "../messages/answer.ts";
import type { Person } from "../rooms/person.ts";
import type { Texts } from "../messages/texts/texts.ts";

/** The name of a command, without its slash. */
export type CommandName = keyof Texts["commands"];

/** A command as somebody gave it. */
export interface Call {
  /** Who gave it. */
  readonly person: Person;
  /** Where. */
  readonly services: CommandServices;
  /** The table that the command stands in. */
  readonly table: readonly Command[];
  /** One text a parameter. */
  readonly args: readonly string[];
}

/**
 * Who may give a command: anyone; only who has a name, or has none yet; who
 * looks after the link room they are in; an operator; or either of these two.
 */
export type CommandRight =
  | "anyone"
  | "named"
  | "guest"
  | "owner"
  | "operator"
  | "ownerOrOperator";

/** A row of the command table. */
export interface Command {
  /** Its name, without the slash. */
  readonly name: CommandName;
  /** What other chats call it. These cannot be shortened. */
  readonly aliases?: readonly string[];
  /** Its arguments, in order. */
  readonly parameters: readonly Parameter[];
  /** Who may give it. */
  readonly who: CommandRight;
  /** What it costs, in lines. */
  readonly cost: number;
  /** Whether its last argument is shown to others: who is muted gives none. */
  readonly isSpeech?: boolean;
  /** Does it. The arguments are there, and choices are among those offered. */
  readonly run: (call: Call) => void;
}

/** How a command is written: `/msg name text`. */
export function usage({ name, parameters }: Command): string {
  const words = parameters.map((parameter) =>
    parameter.isOptional ? ` [${parameter.name}]` : ` ${parameter.name}`
  );
  return `/${name}${words.join("")}`;
}

/**
 * Cuts what stands behind a command's name into its arguments.
 *
 * @returns undefined when one is missing, too many, or not among the choices.
 */
export function parseArguments(
  rest: string,
  parameters: readonly Parameter[],
): string[] | undefined {
  const args: string[] = [];
  let left = rest.trim();
  for (const { name, isOptional, isRest } of parameters) {
    const word = isRest ? left : left.split(/\s/u, 1)[0];
    left = left.slice(word.length).trimStart();
    if (word === "" && !isOptional) return undefined;
    const choices = name.split("|");
    if (choices.length > 1 && word !== "" && !choices.includes(word)) {
      return undefined;
    }
    args.push(word);
  }
  return left === "" ? args : undefined;
}
