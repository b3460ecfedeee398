/**
 * The server's commands, as far as they are known.
 *
 * @module
 */

import { commandLine, resolveCommand } from "../messages/resolve_command.js";
import { texts } from "../messages/texts/texts.ts";

/** A command that the server has. */
export interface ServerCommand {
  /** Its name, without its slash. */
  readonly name: string;
  /** Its other names. */
  readonly aliases?: readonly string[];
  /** Its usage: `/msg name text`. */
  readonly usage: string;
  /** Its summary. */
  readonly summary: string;
  /** The kind of each argument: `name`, `room`, or choices, `on|off`. */
  readonly parameters: readonly string[];
}

// Until the server has told its commands, those of this version are meant.
const OWN = Object.keys(texts.en.commands).map((name) => ({ name }));

/** The commands that the server has told of. */
export class ServerCommands {
  #list: readonly ServerCommand[] = [];

  /** All of them; none before the server has told any. */
  get list(): readonly ServerCommand[] {
    return this.#list;
  }

  /** Takes over the server's list. */
  learn(list: readonly ServerCommand[]): void {
    this.#list = list;
  }

  /**
   * The command that the server finds in a line, and what follows it.
   *
   * @returns undefined when the line is no command, or an ambiguous one.
   */
  meaning(
    line: string,
  ): { readonly name: string; readonly rest: string } | undefined {
    const { word, rest } = commandLine(line) ?? {};
    if (word === undefined || rest === undefined) return undefined;
    const known = this.#list.length > 0 ? this.#list : OWN;
    const [command, ...others] = resolveCommand(word, known);
    return command === undefined || others.length > 0
      ? undefined
      : { name: command.name, rest: rest.trim() };
  }
}

/** Finds the commands in the `/help` of a server that sends it as a text. */
export function commandsIn(help: string): ServerCommand[] {
  return help.split("\n").flatMap((line) => {
    const match = /^(\/(\w[^\s]*)(?: \S+)*)(?: {2,}(.*)|$)/.exec(line);
    if (match === null) return [];
    const [, usage, name, summary = ""] = match;
    const parameters = usage.split(" ").slice(1)
      .map((word) => word.replace(/^\[(.*)\]$/, "$1"));
    return [{ name, usage, summary, parameters }];
  });
}
