/**
 * Flags and environment to options.
 *
 * @module
 */

import { parseArgs } from "@std/cli/parse-args";
import { nearest } from "../messages/nearest.ts";
import type { Option } from "./option_kinds.ts";
import { OPTIONS, type OptionValues } from "./options.ts";
import { UsageError } from "./usage_error.ts";

/** The request on the command line. */
export type Request =
  | { readonly action: "help" }
  | { readonly action: "version" }
  | { readonly action: "serve"; readonly options: OptionValues };

type Name = keyof typeof OPTIONS;
const NAMES = Object.keys(OPTIONS) as Name[];

/**
 * Reads the command line, and the environment for options that it lacks.
 *
 * @param variable Gives the value of an environment variable, if there is one.
 * @throws {UsageError} When a flag is unknown or a value is not as it must be.
 */
export function configure(
  args: readonly string[],
  variable: (name: string) => string | undefined,
): Request {
  const flags = parseArgs([...args], {
    boolean: ["help", "version"],
    // Switches too: one that is not given must not look like one turned off.
    string: NAMES,
    alias: { h: "help" },
    unknown: refuse,
  });
  // Arguments behind a lone -- would otherwise be ignored.
  if (flags._.length > 0) refuse(String(flags._[0]));
  if (flags.help) return { action: "help" };
  if (flags.version) return { action: "version" };
  const options = Object.fromEntries(NAMES.map((name) => {
    const given = flags[name];
    if (given !== undefined) {
      return [name, read(name, `--${name}`, String(given))];
    }
    const text = variable(variableName(name));
    if (text === undefined) return [name, OPTIONS[name].fallback];
    return [name, read(name, variableName(name), text)];
  }));
  return { action: "serve", options: options as OptionValues };
}

/** The environment variable of an option: `MARU_LOG_LEVEL`. */
export function variableName(name: string): string {
  return `MARU_${name.toUpperCase().replaceAll("-", "_")}`;
}

/** The text of `--help`. */
export function helpText(): string {
  const rows = NAMES.map((name) => {
    const { help, fallback, hint } = OPTIONS[name] as Option;
    // The help of a time or a size names its own default, with its unit.
    const preset = fallback === false || hint === "TIME" || hint === "SIZE"
      ? ""
      : String(fallback ?? "");
    return [
      `--${name} ${hint ?? ""}`.trim(),
      preset === "" ? help : `${help} (${preset})`,
    ];
  });
  rows.push(["--help", "show this help"], ["--version", "show the version"]);
  const width = Math.max(...rows.map(([flag]) => flag.length));
  return [
    "maru, a chat server that anyone can join with nc",
    "",
    "usage: maru [flags]          runs a server",
    "       maru connect HOST      joins one; maru connect --help says more",
    "       maru export, import    write out the history, and read it in; --help",
    "",
    ...rows.map(([flag, help]) => `  ${flag.padEnd(width)}  ${help}`),
    "",
    "Each flag can also be set in the environment: MARU_PORT for --port, and so on.",
  ].join("\n");
}

function read(name: Name, source: string, text: string): unknown {
  const { parse, requirement } = OPTIONS[name] as Option;
  const value = parse(text);
  if (value !== undefined) return value;
  throw new UsageError(
    `Cannot start: '${source}' must be ${requirement}: current value is ${
      text === "" ? "empty" : text
    }`,
  );
}

function refuse(arg: string, key?: string): never {
  if (key === undefined) {
    throw new UsageError(
      `Cannot start: there is no command '${arg}': flags begin with --, and --help lists them`,
    );
  }
  const name = arg.replace(/^-+|=.*/gs, "");
  const flag = nearest(name, [...NAMES, "help", "version"]);
  const what = `Cannot start: there is no flag '${arg}'`;
  throw new UsageError(
    flag === ""
      ? `${what}; --help lists them`
      : `${what}: did you mean --${flag}? --help lists them`,
  );
}
