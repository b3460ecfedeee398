/**
 * Parsing lines for people.
 *
 * @module
 */

import type { Heard } from "./server_message.ts";

// `[name] words`, as this server and those of 2020 write it, and `<name> words`.
const SPOKEN = /^(?:\[([^\]>]{1,64})\]|<([^<>]{1,64})>) (.*)$/s;

/** The message that a line for people seems to be. */
export function fromPlain(text: string, time: number): Heard {
  const match = SPOKEN.exec(text);
  const at = { kind: "line", time: new Date(time).toISOString(), text };
  if (match === null) return { kind: "line", time, text, fields: at };
  const [, bracketed, angled, words] = match;
  const who = bracketed ?? angled;
  return { kind: "line", time, text, who, words, fields: { ...at, who } };
}
