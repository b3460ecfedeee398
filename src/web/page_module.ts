/**
 * Reading one module of the page.
 *
 * @module
 */

import jsTokens, { type Token } from "js-tokens";

/** A module without what only people and the type checker read. */
export interface PageModule {
  /** What it imports at its start. */
  readonly imports: readonly StaticImport[];
  /** The paths of the modules that it loads with `import()`. */
  readonly later: readonly string[];
  /** The names that it exports. */
  readonly exports: readonly string[];
  /** The rest of its text, in which `import()` names the joined scripts. */
  readonly body: string;
}

/** An import at a module's start. */
export interface StaticImport {
  /** The path of the other module. */
  readonly of: string;
  /** The names, each with the one that the module has for it. */
  readonly names: readonly (readonly [name: string, local: string])[];
}

/**
 * Reads a module: takes its comments and its indentation out, and what it
 * imports and exports.
 *
 * @param path Where it stands; its imports are relative to that.
 * @throws {Error} When it imports or exports in another way than by names in
 * braces and before declarations.
 */
export function readModule(path: string, text: string): PageModule {
  return new ModuleReader(path, text).read();
}

/**
 * The name of the script that begins with a module.
 *
 * @param path The path of the module.
 */
export function scriptName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

const IMPORT = /^import ?(?:\{([^}]*)\} ?from ?)?(["'])([^"']+)\2$/;
const EXPORT = /^export ((?:async )?function ?\*? ?|class |const )([$\w]+)/;

class ModuleReader {
  readonly #path: string;
  readonly #tokens: readonly Token[];
  readonly #imports: StaticImport[] = [];
  readonly #later: string[] = [];
  readonly #exports: string[] = [];
  #body = "";
  #at = 0;

  constructor(path: string, text: string) {
    this.#path = path;
    this.#tokens = withoutComments(text);
  }

  read(): PageModule {
    let depth = 0;
    for (; this.#at < this.#tokens.length; this.#at++) {
      const { type, value } = this.#tokens[this.#at];
      const isWord = type === "IdentifierName" &&
        this.#tokens[this.#at - 1]?.value !== ".";
      if (type === "Punctuator" && "([{".includes(value)) depth++;
      if (type === "Punctuator" && ")]}".includes(value)) depth--;
      const next = this.#tokens[this.#at + 1]?.value;
      if (isWord && value === "import" && next === "(") {
        this.#loadLater();
        depth++;
      } else if (isWord && value === "import" && depth === 0) this.#import();
      else if (isWord && value === "export" && depth === 0) this.#export();
      else this.#body += value;
    }
    return {
      imports: this.#imports,
      later: this.#later,
      exports: this.#exports,
      body: this.#body.trim(),
    };
  }

  /** Reads `import(` with the text behind it. */
  #loadLater(): void {
    const { type, value } = this.#tokens[this.#at + 2];
    if (type !== "StringLiteral") this.#refuse(`import(${value}`);
    const of = this.#resolve(value.slice(1, -1));
    this.#later.push(of);
    this.#body += `import(${JSON.stringify(`./${scriptName(of)}`)}`;
    this.#at += 2;
  }

  #import(): void {
    let words = "";
    for (; this.#at < this.#tokens.length; this.#at++) {
      const { type, value } = this.#tokens[this.#at];
      words += type === "LineTerminatorSequence" ? " " : value;
      if (type === "StringLiteral") break;
    }
    const [, names = "", , specifier] = IMPORT.exec(words) ??
      this.#refuse(words);
    this.#imports.push({
      of: this.#resolve(specifier),
      names: names.split(",").map((name) => name.trim()).filter(Boolean)
        .map((name) => name.split(" as "))
        .map(([name, local = name]) => [name, local] as const),
    });
    if (this.#tokens[this.#at + 1]?.value === ";") this.#at++;
  }

  #export(): void {
    const words = this.#tokens.slice(this.#at, this.#at + 9)
      .map(({ value }) => value).join("");
    const [, , name] = EXPORT.exec(words) ?? this.#refuse(words);
    this.#exports.push(name);
    // The space behind it goes too.
    this.#at++;
  }

  #resolve(specifier: string): string {
    if (!specifier.startsWith(".")) this.#refuse(specifier);
    return new URL(specifier, `file:///${this.#path}`).pathname.slice(1);
  }

  #refuse(words: string): never {
    throw new Error(`Cannot join ${this.#path}: ${words} is not understood`);
  }
}

/** The tokens that count, with a space or an end of line where one was. */
function withoutComments(text: string): Token[] {
  const tokens: Token[] = [];
  for (const token of jsTokens(text)) {
    const { type } = token;
    const isComment = type === "SingleLineComment" ||
      type === "MultiLineComment";
    if (isComment) continue;
    const last = tokens.at(-1);
    if (type === "LineTerminatorSequence" && last?.type === "WhiteSpace") {
      tokens.pop();
    }
    const before = tokens.at(-1)?.type ?? "LineTerminatorSequence";
    const isFirst = before === "LineTerminatorSequence";
    const isBlank = type === "WhiteSpace" || type === "LineTerminatorSequence";
    if (!isFirst || !isBlank) tokens.push(token);
  }
  return tokens;
}
