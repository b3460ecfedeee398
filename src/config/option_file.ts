/**
 * Files that options name.
 *
 * @module
 */

import { messageOf } from "../error_text.ts";
import { demand } from "./demand.ts";
import { UsageError } from "./usage_error.ts";

/**
 * The text of a file.
 *
 * @param flag The option that names it.
 * @throws {UsageError} When it cannot be read.
 */
export function readFile(flag: string, path: string): string {
  demand(flag, "read", path);
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    throw new UsageError(
      `Cannot start: '--${flag}' must be a file that may be read: current value is ${path} (${
        messageOf(error)
      })`,
    );
  }
}
