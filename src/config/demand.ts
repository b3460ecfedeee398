/**
 * Permissions that an option needs.
 *
 * @module
 */

import { UsageError } from "./usage_error.ts";

/**
 * Says what is missing, where the runtime would stop and ask.
 *
 * @param flags The flags that give it.
 * @throws {UsageError} When it is missing.
 */
export function demand(
  flag: string,
  name: "read" | "write",
  path: string,
  flags = `-R=${path}`,
): void {
  if (Deno.permissions.querySync({ name, path }).state === "granted") return;
  throw new UsageError(
    `Cannot start: '--${flag}' needs the permission to ${name} ${path}: run with ${flags}`,
  );
}
