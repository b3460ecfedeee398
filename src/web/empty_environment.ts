/**
 * An environment without this machine's variables.
 *
 * @module
 */

import process from "node:process";

const { env } = process;

// The variables that `ws` reads while it loads: they leave out two optional
// native helpers. Reading the real environment takes a permission, and where
// there is a terminal the runtime would stop and ask for it.
process.env = { WS_NO_BUFFER_UTIL: "1", WS_NO_UTF_8_VALIDATE: "1" };

/** Restores the real environment. */
export function restoreEnvironment(): void {
  process.env = env;
}
