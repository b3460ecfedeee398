/**
 * One IRC message: text to its parts, and parts to text.
 *
 * @module
 */

import { splitText } from "./split_text.ts";

/** A message that a client sent. */
export interface IrcMessage {
  /** Its tags by name, with values unescaped; a tag without value has "". */
  readonly tags: ReadonlyMap<string, string>;
  /** The command in upper case; empty when the line has none. */
  readonly command: string;
  /** The parameters, the trailing one among them. */
  readonly params: readonly string[];
}

const NO_TAGS: ReadonlyMap<string, string> = new Map();

const UNESCAPED: Record<string, string> = {
  ":": ";",
  s: " ",
  r: "\r",
  n: "\n",
};

/**
 * Takes a line apart (RFC 1459 2.3.1; IRCv3 Message Tags). A source is passed
 * over: a server knows who it is that speaks.
 */
export function parseMessage(line: string): IrcMessage {
  let rest = line;
  let tags = NO_TAGS;
  if (rest.startsWith("@")) {
    const end = indexOfSpace(rest);
    tags = parseTags(rest.slice(1, end));
    rest = skipSpaces(rest.slice(end));
  }
  rest = skipSpaces(rest);
  if (rest.startsWith(":")) rest = skipSpaces(rest.slice(indexOfSpace(rest)));
  const words: string[] = [];
  while (rest !== "") {
    if (rest.startsWith(":") && words.length > 0) {
      words.push(rest.slice(1));
      break;
    }
    const end = indexOfSpace(rest);
    words.push(rest.slice(0, end));
    rest = skipSpaces(rest.slice(end));
  }
  const [command = "", ...params] = words;
  return { tags, command: command.toUpperCase(), params };
}

/** The longest message without its tags, its line end counted (RFC 1459 2.3). */
export const MESSAGE_BYTES = 512;

// All but the one that clients put around what they ask of each other.
// deno-lint-ignore no-control-regex
const CONTROLS = /[\0\x02-\x1f\x7f]/g;

/** Those whose last parameter alone is no text, and that clients read without a colon. */
const WITHOUT_TEXT = new Set(["NICK", "JOIN", "INVITE", "MODE"]);

/**
 * Writes a command and its parameters, and a source if there is one; without
 * tags and without the line's end. The last parameter has a colon before it
 * where it is a text or could not do without.
 *
 * Whatever the parameters are, and some are what a client sent, the message has
 * its form: what cannot stand where it is becomes `*`, controls go, and what
 * does not fit is cut off between characters.
 */
export function formatMessage(
  source: string,
  command: string,
  ...params: readonly string[]
): string {
  const last = params.length - 1;
  const isWord = WITHOUT_TEXT.has(command) ||
    (command === "PART" && last === 0);
  const words = params.map((word, at) =>
    at < last
      ? isMiddle(word) ? word : "*"
      : isWord && isMiddle(word)
      ? word
      : `:${word}`
  );
  const start = source === "" ? command : `:${source} ${command}`;
  return fitted([start, ...words].join(" ").replace(CONTROLS, ""));
}

/** As much of a line as fits into a message (RFC 1459 2.3), its end counted. */
function fitted(line: string): string {
  const most = MESSAGE_BYTES - 2;
  if (line.length * 3 <= most) return line;
  const [first] = splitText(line, most);
  return first;
}

/** Writes tags and the space behind them; nothing when there are none. */
export function formatTags(
  tags: readonly (readonly [string, string])[],
): string {
  if (tags.length === 0) return "";
  return `@${
    tags.map(([name, value]) =>
      value === "" ? name : `${name}=${escapeTag(value)}`
    ).join(";")
  } `;
}

/** Escapes a tag's value. */
export function escapeTag(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll(";", "\\:")
    .replaceAll(" ", "\\s").replaceAll("\r", "\\r").replaceAll("\n", "\\n");
}

/** The value that an escaped text stands for. */
export function unescapeTag(text: string): string {
  return text.replaceAll(
    /\\(.?)/gs,
    (_, letter: string) => UNESCAPED[letter] ?? letter,
  );
}

function parseTags(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const tag of text.split(";")) {
    const [name] = tag.split("=", 1);
    if (name === "") continue;
    tags.set(name, unescapeTag(tag.slice(name.length + 1)));
  }
  return tags;
}

function isMiddle(word: string): boolean {
  return word !== "" && !word.startsWith(":") && !word.includes(" ");
}

function indexOfSpace(text: string): number {
  const at = text.indexOf(" ");
  return at < 0 ? text.length : at;
}

function skipSpaces(text: string): string {
  return text.replace(/^ +/, "");
}
