/**
 * Closing so that the last lines arrive.
 *
 * @module
 */

import type { Connection } from "./connection.ts";

/**
 * Closes a connection in an orderly way, in its own time but no more of it
 * than `milliseconds`. Never rejects.
 *
 * @param finish What the orderly way is; may reject when the peer is gone.
 */
export async function linger(
  connection: Connection,
  milliseconds: number,
  finish: () => Promise<void>,
): Promise<void> {
  connection.stopReading();
  const deadline = setTimeout(() => connection.close(), milliseconds);
  try {
    await finish();
  } catch {
    // The peer is gone, or the time is over.
  } finally {
    clearTimeout(deadline);
    connection.close();
  }
}
