/**
 * The server's commands, as its help tells them.
 *
 * @module
 */

/** A command that the server has. */
export interface ServerCommand {
  /** Its name, with its slash. */
  readonly name: string;
  /** Its arguments as the help writes them: `name`, `[room]`, `on|off`. */
  readonly parameters: readonly string[];
}

/** Finds the commands in what the server answers to `/help`. */
export function commandsIn(help: string): ServerCommand[] {
  return help.split("\n").flatMap((line) => {
    const match = /^(\/\w[^\s]*)((?: \S+)*)(?: {2,}|$)/.exec(line);
    if (match === null) return [];
    const [, name, rest] = match;
    return [{ name, parameters: rest.split(" ").filter(Boolean) }];
  });
}
