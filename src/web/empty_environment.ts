/**
 * An environment with nothing of this machine's in it.
 *
 * @module
 */

import process from "node:process";

const { env } = process;

// What `ws` asks of the environment while it loads: two optional native
// helpers are to be left out. Reading the real environment takes a permission,
// and where there is a terminal the runtime would stop and ask for it.
process.env = { WS_NO_BUFFER_UTIL: "1", WS_NO_UTF_8_VALIDATE: "1" };

/** Puts the real one back. */
export function restoreEnvironment(): void {
  process.env = env;
}
