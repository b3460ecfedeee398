/**
 * Small faults, put into a source one at a time.
 *
 * @module
 */

import { parse } from "@babel/parser";

/** A fault: one piece of a source in another form. */
export interface Mutant {
  /** The file, from the root of the project. */
  readonly path: string;
  /** In which line it is, from 1. */
  readonly line: number;
  /** In which line it ends. */
  readonly lastLine: number;
  /** The line as it is, without the space around it. */
  readonly before: string;
  /** The line, or what it begins, with the fault. */
  readonly after: string;
  /** The whole file with the fault. */
  readonly source: string;
}

/** A part of a tree of syntax, as far as it matters here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "+": "-",
  "-": "+",
  "*": "/",
  "&&": "||",
  "||": "&&",
};

/** Every fault that can be put into a source. */
export function mutantsOf(path: string, source: string): Mutant[] {
  const { program } = parse(source, {
    sourceType: "module",
    plugins: ["typescript", "explicitResourceManagement"],
  });
  const edits: Edit[] = [];
  visit(program as unknown as Node, (node) => {
    edits.push(...editsOf(node, source));
  });
  return edits.sort((a, b) => a.start - b.start)
    .map((edit) => mutantOf(path, source, edit));
}

function visit(node: Node, each: (node: Node) => void): void {
  each(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === "string") visit(child, each);
    }
  }
}

function editsOf(node: Node, source: string): Edit[] {
  const part = (field: string) => node[field] as Node;
  const replace = ({ start, end }: Node, text: string) => ({
    start,
    end,
    text,
  });
  switch (node.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return ["true", "false"].map((text) => replace(part("test"), text));
    case "WhileStatement":
      return [replace(part("test"), "false")];
    case "BinaryExpression":
    case "LogicalExpression": {
      const other = OPERATORS[node.operator as string];
      if (other === undefined) return [];
      const [from, to] = [part("left").end, part("right").start];
      const between = source.slice(from, to);
      const text = between.replace(node.operator as string, other);
      return [{ start: from, end: to, text }];
    }
    case "UpdateExpression": {
      const { start, end } = node;
      const other = node.operator === "++" ? "--" : "++";
      const text = source.slice(start, end)
        .replace(node.operator as string, other);
      return [{ start, end, text }];
    }
    case "ExpressionStatement":
      // Without the call to its parent, a class cannot be made at all.
      return source.slice(node.start).startsWith("super(")
        ? []
        : [replace(node, ";")];
    default:
      return [];
  }
}

function mutantOf(path: string, source: string, edit: Edit): Mutant {
  const { start, end, text } = edit;
  const from = source.lastIndexOf("\n", start - 1) + 1;
  const to = source.indexOf("\n", end);
  const after = source.slice(from, start) + text + source.slice(end, to);
  return {
    path,
    line: lineAt(source, start),
    lastLine: lineAt(source, end),
    before: oneLine(source.slice(from, to)),
    after: oneLine(after),
    source: source.slice(0, start) + text + source.slice(end),
  };
}

function lineAt(source: string, place: number): number {
  return source.slice(0, place).split("\n").length;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
