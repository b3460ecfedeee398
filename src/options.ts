/**
 * Every option of the server: its flag, its variable, and what it may be.
 *
 * @module
 */

import { LIMITS } from "./limits.ts";
import { LOG_LEVELS } from "./log.ts";
import { LANGS } from "./texts/texts.ts";

/** One option of the server. */
export interface Option<Value = unknown> {
  /** What stands for the value in the help; without it, the option is a switch. */
  readonly hint?: string;
  /** What it does. */
  readonly help: string;
  /** What is in force unless told otherwise. */
  readonly fallback: Value;
  /** What a value must be, for the one who gave another. */
  readonly requirement: string;
  /** The value that a text stands for; undefined when it stands for none. */
  readonly parse: (text: string) => Value | undefined;
}

/** Every option, by the name of its flag. */
export const OPTIONS = {
  port: number("PORT", 0, 65_535, 9009, "where to listen; 0 picks a free port"),
  host: text("HOST", "the interface to listen on; all of them if not given"),
  lang: choice(LANGS, LANGS[0], "the language of the server's words at first"),
  echo: choice(["on", "off"], "on", "whether one's own lines come back"),
  history: number(
    "N",
    0,
    LIMITS.remembered,
    LIMITS.history,
    "lines of the past that are shown to whoever joins",
  ),
  "max-line": number(
    "BYTES",
    64,
    65_536,
    LIMITS.line,
    "the longest line a person may send",
  ),
  "newline-optional": onOff(
    `text that stays without a newline for ${LIMITS.unfinishedLine} ms is a line`,
  ),
  "log-level": choice(LOG_LEVELS, "info", "the least that is logged"),
  "log-format": choice(["text", "json"], "text", "how it is logged"),
};

/** The values of all options. */
export type OptionValues = {
  [Name in keyof typeof OPTIONS]: typeof OPTIONS[Name] extends Option<infer V>
    ? V
    : never;
};

function number(
  hint: string,
  least: number,
  most: number,
  fallback: number,
  help: string,
): Option<number> {
  return {
    hint,
    help,
    fallback,
    requirement: `a whole number from ${least} to ${most}`,
    parse: (text) => {
      const value = /^\d+$/.test(text) ? Number(text) : NaN;
      return value >= least && value <= most ? value : undefined;
    },
  };
}

function text(hint: string, help: string): Option<string | undefined> {
  return {
    hint,
    help,
    fallback: undefined,
    requirement: "given a value",
    parse: (text) => text === "" ? undefined : text,
  };
}

function choice<Choice extends string>(
  choices: readonly Choice[],
  fallback: Choice,
  help: string,
): Option<Choice> {
  return {
    hint: choices.join("|"),
    help,
    fallback,
    requirement: choices.join(" or "),
    parse: (text) => choices.find((choice) => choice === text),
  };
}

function onOff(help: string): Option<boolean> {
  return {
    help,
    fallback: false,
    requirement: "true or false",
    parse: (text) =>
      ["", "1", "true", "on"].includes(text)
        ? true
        : ["0", "false", "off"].includes(text)
        ? false
        : undefined,
  };
}
