/**
 * Codes in the texts of IRC clients: formatting, and requests from client to
 * client.
 *
 * @module
 */

import { clean } from "../net/sanitize.ts";

// Colours with their numbers, hexadecimal colours, and the toggles: bold,
// reset, monospace, reverse, italics, strikethrough, underline.
const CODES =
  // deno-lint-ignore no-control-regex
  /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9a-f]{6}(?:,[0-9a-f]{6})?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f]/gi;

/** A text as other people may read it: without codes or other controls. */
export function stripCodes(text: string): string {
  return clean(text.replace(CODES, ""));
}

/** A request to another client in a text (CTCP). */
export interface ClientRequest {
  /** The word, in upper case. */
  readonly command: string;
  /** Its arguments. */
  readonly text: string;
}

/** The request that a text is, if it is one. */
export function parseRequest(text: string): ClientRequest | undefined {
  if (!text.startsWith("\x01")) return undefined;
  const [inner] = text.slice(1).split("\x01", 1);
  const [word] = inner.split(" ", 1);
  return {
    command: word.toUpperCase(),
    text: inner.slice(word.length + 1),
  };
}

/** Writes a request. */
export function formatRequest({ command, text }: ClientRequest): string {
  return `\x01${command}${text === "" ? "" : ` ${text}`}\x01`;
}
