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
  /** Other names of a flag. Whatever one of them is given, both have. */
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
 * Parses command line arguments: `--flag value`, `--flag=value`, `-f value`,
 * and `-abc` for `-a -b -c`. What follows a lone `--` is no flag. A value that
 * looks like a number is one, unless the flag's value is a text.
 */
export function parseArgs(
  args: string[],
  options: ParseOptions = {},
): Args {
  return new Parser(args, options).parse();
}

/** What has been read so far, and what is still to be read. */
class Parser {
  readonly #options: ParseOptions;
  readonly #booleans: Set<string>;
  readonly #strings: Set<string>;
  readonly #others = new Map<string, string>();
  readonly #queue: string[];
  readonly #behind: string[];
  readonly #result: Args = { _: [] };

  constructor(args: string[], options: ParseOptions) {
    const end = args.includes("--") ? args.indexOf("--") : args.length;
    this.#queue = args.slice(0, end);
    this.#behind = args.slice(end + 1);
    this.#options = options;
    for (const [one, other] of Object.entries(options.alias ?? {})) {
      this.#others.set(one, other).set(other, one);
    }
    this.#booleans = this.#withAliases(options.boolean);
    this.#strings = this.#withAliases(options.string);
  }

  parse(): Args {
    for (const flag of this.#booleans) this.#result[flag] = false;
    while (this.#queue.length > 0) {
      const arg = this.#queue.shift()!;
      if (/^--./s.test(arg)) this.#takeLong(arg);
      else if (/^-./s.test(arg)) this.#takeShort(arg);
      else if (this.#options.unknown?.(arg) !== false) {
        this.#result._.push(toValue(arg));
      }
    }
    this.#result._.push(...this.#behind);
    return this.#result;
  }

  #withAliases(flags: string[] = []): Set<string> {
    return new Set(flags.flatMap((flag) => {
      const other = this.#others.get(flag);
      return other === undefined ? [flag] : [flag, other];
    }));
  }

  #takeLong(arg: string): void {
    const [, no = "", name, value] = /^--(no-)?(.+?)(?:=(.*))?$/s.exec(arg)!;
    if (value === undefined) {
      const flag = no + name;
      return this.#set(flag, this.#next(flag, /^-/), arg);
    }
    // With a value, what stands behind `no-` is the name of the flag.
    this.#set(name, this.#booleans.has(name) ? value !== "false" : value, arg);
  }

  #takeShort(arg: string): void {
    const letters = [...arg.slice(1)];
    const last = letters.pop()!;
    for (const [index, letter] of letters.entries()) {
      const rest = arg.slice(index + 2);
      if (/^[A-Za-z]$/.test(letter) && /^=.|^-?\d+(\.\d*)?$/.test(rest)) {
        return this.#set(letter, rest.replace(/^=/, ""), arg);
      }
      this.#set(letter, this.#strings.has(letter) ? "" : true, arg);
    }
    this.#set(last, this.#next(last, /^--?[^-]/), arg);
  }

  /** The value of a flag that has none of its own. */
  #next(flag: string, isFlag: RegExp): string | boolean {
    const [next = ""] = this.#queue;
    if (!this.#booleans.has(flag) && next !== "" && !isFlag.test(next)) {
      return this.#queue.shift()!;
    }
    if (next === "true" || next === "false") {
      return this.#queue.shift() === "true";
    }
    return this.#strings.has(flag) ? "" : true;
  }

  #set(flag: string, value: string | boolean, arg: string): void {
    const isKnown = this.#booleans.has(flag) || this.#strings.has(flag) ||
      this.#others.has(flag);
    const { unknown } = this.#options;
    if (!isKnown && unknown?.(arg, flag, value) === false) return;
    const isText = typeof value === "boolean" || this.#strings.has(flag);
    const kept = isText ? value : toValue(value);
    this.#result[flag] = kept;
    const other = this.#others.get(flag);
    if (other !== undefined) this.#result[other] = kept;
  }
}

function toValue(text: string): string | number {
  const isNumber = /^0x[0-9a-f]+$/i.test(text) ||
    /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/.test(text);
  return isNumber ? Number(text) : text;
}
