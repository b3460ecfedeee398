/**
 * One's own words, before or instead of their coming back.
 *
 * @module
 */

import type { Heard } from "./server_message.ts";

/** One's own words as they look when a server sends them back. */
export function ownWords(words: string, who: string): Heard {
  const text = who === "" ? `› ${words}` : `[${who}] ${words}`;
  return { kind: "line", who, words, text, time: Date.now(), fields: {} };
}
