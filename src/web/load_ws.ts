/**
 * Loading `npm:ws` without any permission but the network's.
 *
 * @module
 */

import process from "node:process";
import type { WsModule } from "./ws_types.ts";

// What `ws` asks of the environment while it loads: two optional native
// helpers are to be left out. Reading the real environment takes a permission,
// and where there is a terminal the runtime would stop and ask for it.
const ENVIRONMENT = { WS_NO_BUFFER_UTIL: "1", WS_NO_UTF_8_VALIDATE: "1" };

let loading: Promise<WsModule> | undefined;

/** Loads `ws`, once, behind an environment that has nothing else in it. */
export function loadWs(): Promise<WsModule> {
  return loading ??= load();
}

async function load(): Promise<WsModule> {
  const { env } = process;
  process.env = ENVIRONMENT;
  try {
    return await import("ws") as unknown as WsModule;
  } finally {
    process.env = env;
  }
}
