/**
 * Closing a connection behind its last lines.
 *
 * @module
 */

import { stackOf } from "../error_text.ts";
import type { Outbox } from "../fanout/outbox.ts";
import type { Log } from "../log.ts";

/**
 * Closes an outbox's connection once all of it is written, and at once when it
 * is lost, or is not written within so many milliseconds. A failure is logged.
 */
export async function closeWhenWritten(
  outbox: Outbox,
  milliseconds: number,
  log: Log,
): Promise<void> {
  const { connection } = outbox;
  const deadline = setTimeout(() => outbox.lose("slow"), milliseconds);
  try {
    await outbox.finish();
    clearTimeout(deadline);
    if (outbox.lost) connection.close();
    else await connection.end();
  } catch (error) {
    const { address } = connection;
    log.error("session failed", { address, stack: stackOf(error) });
    log.guard("session failed", () => connection.close());
  }
}
