/**
 * Whether nobody writes to the log any more.
 *
 * @module
 */

import { decodeBatch } from "./batch.ts";
import type { Stream } from "./jetstream.ts";

const PAUSE = 250;

/**
 * Watches the stream until something is written to it, or for `silence`. A
 * stream that is empty, or whose last node has said that it leaves, is idle at
 * once.
 *
 * @returns The place after which nothing came; undefined when something did.
 */
export async function isLogIdle(
  stream: Stream,
  silence: number,
): Promise<{ last: number; created: string } | undefined> {
  try {
    const { last, created } = await stream.state();
    if (last === 0 || await hasEnded(stream, last)) return { last, created };
    for (let waited = 0; waited < silence; waited += PAUSE) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      const now = await stream.state();
      if (now.last !== last || now.created !== created) return undefined;
    }
    return { last, created };
  } catch {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    return undefined;
  }
}

async function hasEnded(stream: Stream, last: number): Promise<boolean> {
  const bytes = await stream.message(last);
  return bytes !== undefined && decodeBatch(bytes)?.bye === "last";
}
