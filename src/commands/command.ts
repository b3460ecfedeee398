/**
 * The type of commands.
 *
 * @module
 */

import type { CommandServices } from "../presence/services.ts";
import type { Parameter } from "../messages/answer.ts";
import type { Person } from "../rooms/person.ts";
import type { Texts } from "../messages/texts/texts.ts";

/** The name of a command, without its slash. */
export type CommandName = keyof Texts["commands"];

/** A call of a command. */
export interface Call {
  /** The person who gave it. */
  readonly person: Person;
  /** The services of the server. */
  readonly services: CommandServices;
  /** The table of all commands. */
  readonly table: readonly Command[];
  /** One text for each parameter. */
  readonly args: readonly string[];
}

/**
 * The right to give a command: anyone; people with a name, or without one; the
 * owner of the link room they are in; operators; owners and operators.
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
  /** Its names in other chats. These cannot be shortened. */
  readonly aliases?: readonly string[];
  /** Its arguments, in order. */
  readonly parameters: readonly Parameter[];
  /** The right to give it. */
  readonly who: CommandRight;
  /** Its cost, in lines. */
  readonly cost: number;
  /**
   * Whether its last argument is shown to others: people who are muted may not
   * give it.
   */
  readonly isSpeech?: boolean;
  /**
   * Whether it changes what others see or what outlasts the connection: where
   * several servers are one chat, all of them run it.
   */
  readonly isShared?: boolean;
  /** Whether it is about the room that the person is in: there has to be one. */
  readonly needsRoom?: boolean;
  /** Runs it. The arguments are complete, and choices are among those offered. */
  readonly run: (call: Call) => void;
}

/** The usage of a command: `/msg name text`. */
export function usage({ name, parameters }: Command): string {
  const words = parameters.map((parameter) =>
    parameter.isOptional ? ` [${parameter.name}]` : ` ${parameter.name}`
  );
  return `/${name}${words.join("")}`;
}

/**
 * Cuts the text behind a command's name into its arguments.
 *
 * @returns undefined when an argument is missing, too much, or not among the
 * choices.
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
