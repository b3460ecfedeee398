/**
 * Closing so that the last lines arrive.
 *
 * @module
 */

import type { Connection } from "./connection.ts";

/**
 * Closes a connection in an orderly way, and at once after `milliseconds`.
 * Never rejects.
 *
 * @param finish Closes in the orderly way; may reject when the peer is gone.
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
