/**
 * Making the file of an older version as fast to search as a new one.
 *
 * @module
 */

import { messageOf } from "../error_text.ts";
import type { Log } from "../log.ts";
import type { Thread } from "./thread.ts";

/** Reads the times of what stands in the file, some of it at a time. */
export async function readBlocks(
  thread: Pick<Thread, "do" | "isStopping">,
  log: Log,
): Promise<void> {
  try {
    while (!await thread.do("readBlocks"));
  } catch (error) {
    // Searches find the same without the times, only later.
    if (thread.isStopping) return;
    log.error("history not read", { why: messageOf(error) });
  }
}
