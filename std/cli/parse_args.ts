/**
 * Command line arguments to an object.
 *
 * @module
 */

/** What {@linkcode parseArgs} is told about the flags. */
export interface ParseOptions {
  /** Flags that are true when given, and otherwise false. */
  boolean?: string[];
  /** Flags whose value is a text; the empty text when none follows. */
  string?: string[];
  /** Other names of a flag. */
  alias?: Record<string, string>;
  /**
   * Is called for each argument that is not known. A flag or an argument for
   * which it gives false is left out of the result.
   */
  unknown?: (arg: string, key?: string, value?: unknown) => unknown;
}

/** The flags by name, and under `_` whatever is none. */
// deno-lint-ignore no-explicit-any
export type Args = { _: Array<string | number>; [flag: string]: any };

/**
 * Parses command line arguments: `--flag value`, `--flag=value`, `-f value`.
 * What follows a lone `--` is no flag.
 */
export function parseArgs(
  args: string[],
  options: ParseOptions = {},
): Args {
  const { alias = {}, boolean = [], string = [], unknown } = options;
  const result: Args = { _: [] };
  for (const flag of boolean) result[flag] = false;
  const queue = [...args];
  for (let arg = queue.shift(); arg !== undefined; arg = queue.shift()) {
    if (arg === "--") {
      result._.push(...queue);
      break;
    }
    const match = /^--?([^=-][^=]*)(?:=(.*))?$/s.exec(arg);
    if (match === null) {
      if (unknown?.(arg) !== false) result._.push(arg);
      continue;
    }
    const [, given, inline] = match;
    const flag = alias[given] ?? given;
    const isBoolean = boolean.includes(flag);
    const isString = string.includes(flag);
    let value: unknown = inline;
    if (isBoolean) value = inline === undefined || inline !== "false";
    else if (inline === undefined) {
      const takesNext = queue.length > 0 && !queue[0].startsWith("-");
      value = takesNext ? queue.shift() : isString ? "" : true;
    }
    if (!isBoolean && !isString && unknown?.(arg, flag, value) === false) {
      continue;
    }
    result[flag] = value;
  }
  return result;
}
