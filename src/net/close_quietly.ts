/**
 * Closing what may be closed already.
 *
 * @module
 */

/** Closes a connection; one that is closed already stays so. */
export function closeQuietly(conn: { close(): void }): void {
  try {
    conn.close();
  } catch {
    // It is closed already.
  }
}
