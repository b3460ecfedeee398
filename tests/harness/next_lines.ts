/**
 * Reading a connection as a test does.
 *
 * @module
 */

import type { Connection } from "../../src/net/connection.ts";
import type { Line } from "../../src/net/line_decoder.ts";

/** Resolves with the next lines; at the end, with undefined. */
export function nextLines(
  connection: Pick<Connection, "read">,
): Promise<Line[] | undefined> {
  return new Promise((resolve) => connection.read(resolve));
}
