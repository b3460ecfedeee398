/**
 * Files that flags name.
 *
 * @module
 */

import { ClientError } from "./client_error.ts";
import { messageOf } from "../error_text.ts";
import type { ClientTexts } from "./texts/texts.ts";

/**
 * The text of the file that a flag names.
 *
 * @throws {ClientError} When reading it is not permitted or not possible.
 */
export function readFile(
  path: string,
  flag: string,
  { failures }: ClientTexts,
): string {
  if (Deno.permissions.querySync({ name: "read", path }).state !== "granted") {
    throw new ClientError(
      failures.prefix + failures.filePermission(flag, path),
      2,
    );
  }
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    throw new ClientError(
      failures.prefix + failures.file(flag, path, messageOf(error)),
      2,
    );
  }
}
