/**
 * Whether nobody writes to the log any more.
 *
 * @module
 */

import { pause } from "./abortable_pause.ts";
import { decodeBatch } from "./batch.ts";
import type { Stream } from "./jetstream.ts";

const PAUSE = 250;

/**
 * Watches the stream until something is written to it, or for `silence`. A
 * stream that is empty, or whose last node has said that it leaves, is idle at
 * once.
 *
 * @param signal Ends it early when it is aborted.
 * @returns The place after which nothing came; undefined when something did.
 */
export async function isLogIdle(
  stream: Stream,
  silence: number,
  signal: AbortSignal,
): Promise<{ last: number; created: string } | undefined> {
  try {
    const { last, created } = await stream.state();
    if (last === 0 || await hasEnded(stream, last)) return { last, created };
    for (let waited = 0; waited < silence; waited += PAUSE) {
      await pause(PAUSE, signal);
      if (signal.aborted) return undefined;
      const now = await stream.state();
      if (now.last !== last || now.created !== created) return undefined;
    }
    return { last, created };
  } catch {
    await pause(PAUSE, signal);
    return undefined;
  }
}

async function hasEnded(stream: Stream, last: number): Promise<boolean> {
  const bytes = await stream.message(last);
  return bytes !== undefined && decodeBatch(bytes)?.bye === "last";
}
