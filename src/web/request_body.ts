/**
 * The body of a request, bounded.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import type { IncomingMessage } from "node:http";

/**
 * Reads the body of a request.
 *
 * @param most In bytes.
 * @returns undefined when it is longer.
 * @throws {Error} When the client hangs up before its end.
 */
export async function bodyOf(
  request: IncomingMessage,
  most: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
