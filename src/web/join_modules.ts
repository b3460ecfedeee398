/**
 * Joining the page's modules into a few scripts.
 *
 * A browser pays for each request with a kilobyte of headers and a turn of
 * waiting: seventy small files take longer than one of their size.
 *
 * @module
 */

import { type Modules, sortModules } from "./module_order.ts";
import { type PageModule, readModule, scriptName } from "./page_module.ts";

/**
 * Joins modules into scripts: one for the entry and, beside it, one for each
 * module that is loaded with `import()`. There, each module is the body of a
 * function, so that its names are its own. Imports must not run in a circle.
 *
 * @param texts The modules, each by its path.
 * @param entry The path of the first one.
 * @returns The scripts, each by its name: that of its first module, without
 * folders.
 * @throws {Error} When a module is written in a way that is not known here, or
 * when what it imports is missing.
 */
export function joinModules(
  texts: Readonly<Record<string, string>>,
  entry: string,
): Record<string, string> {
  const paths = Object.keys(texts);
  const modules: Modules = new Map(
    paths.map((path) => [path, readModule(path, texts[path])]),
  );
  const ids = new Map(paths.map((path, at) => [path, `$${at}`]));
  const scripts = sortModules(modules, entry);
  const main = scripts.get(entry)!;
  const joined: Record<string, string> = {};
  const lent = new Set<string>();
  for (const [first, own] of scripts) {
    if (first === entry) continue;
    const name = scriptName(first);
    if (name in joined || name === scriptName(entry)) {
      throw new Error(`Cannot join ${first}: another script has its name`);
    }
    const wanted = own.flatMap((path) => modules.get(path)!.imports)
      .map(({ of }) => of).concat(first).filter((path) => main.includes(path));
    const borrowed = [...new Set(wanted)].map((path) => ids.get(path)!);
    for (const id of borrowed) lent.add(id);
    const { exports } = modules.get(first)!;
    joined[name] = [
      `import { ${borrowed.join(", ")} } from "./${scriptName(entry)}";`,
      ...own.map((path) => wrap(path, modules, ids)),
      `export const { ${exports.join(", ")} } = ${ids.get(first)};\n`,
    ].join("\n");
  }
  joined[scriptName(entry)] = [
    ...main.map((path) => wrap(path, modules, ids)),
    `export { ${[...lent].join(", ")} };\n`,
  ].join("\n");
  return joined;
}

/** A module as a function that gives what the module exports. */
function wrap(
  path: string,
  modules: Modules,
  ids: ReadonlyMap<string, string>,
): string {
  const { imports, exports, body } = modules.get(path)!;
  const taken = imports.filter(({ names }) => names.length > 0)
    .map(({ of, names }) => {
      const missing = names.find(([name]) =>
        !modules.get(of)!.exports.includes(name)
      );
      if (missing === undefined) return take(names, ids.get(of)!);
      throw new Error(`Cannot join ${path}: ${of} has no ${missing[0]}`);
    });
  return [
    `const ${ids.get(path)} = (() => {`,
    ...taken,
    body,
    `return { ${exports.join(", ")} };`,
    "})();",
  ].join("\n");
}

function take(
  names: PageModule["imports"][number]["names"],
  id: string,
): string {
  const pairs = names.map(([name, local]) =>
    name === local ? name : `${name}: ${local}`
  );
  return `const { ${pairs.join(", ")} } = ${id};`;
}
