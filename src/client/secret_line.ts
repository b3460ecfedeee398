/**
 * Lines with a password in them.
 *
 * @module
 */

import type { ServerCommands } from "./known_commands.ts";

/** Whether a line has a password in it, even a refused one. */
export function isSecret(line: string, commands: ServerCommands): boolean {
  const bare = line.trim().replace(/^／/, "/");
  return commands.meaning(bare)?.name === "op";
}
