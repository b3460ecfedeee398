/**
 * Showing the client's own lines before, or instead of, their echo.
 *
 * @module
 */

import type { Heard } from "./server_message.ts";

/** The client's own line as a server would send it back. */
export function ownWords(words: string, who: string): Heard {
  const text = who === "" ? `› ${words}` : `[${who}] ${words}`;
  return { kind: "line", who, words, text, time: Date.now(), fields: {} };
}
