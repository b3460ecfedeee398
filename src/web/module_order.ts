/**
 * In which script each module stands, and in which order.
 *
 * @module
 */

import type { PageModule } from "./page_module.ts";

/** Modules by their paths. */
export type Modules = ReadonlyMap<string, PageModule>;

/**
 * Sorts modules into scripts. A module that only one module loaded with
 * `import()` needs stands in that one's script, and every other one in the
 * script of the entry. Each stands behind those that it imports.
 *
 * @returns The paths of each script's modules, by the path of its first module.
 * @throws {Error} When a module is missing.
 */
export function sortModules(
  modules: Modules,
  entry: string,
): Map<string, string[]> {
  const order = new Set<string>();
  const reached = new Map([[entry, reach(modules, entry, order)]]);
  // The map grows while it is walked.
  for (const [, paths] of reached) {
    for (const path of paths) {
      for (const first of modules.get(path)!.later) {
        if (reached.has(first)) continue;
        reached.set(first, reach(modules, first, order));
      }
    }
  }
  const scripts = new Map(
    [...reached.keys()].map((first) => [first, [] as string[]]),
  );
  for (const path of order) {
    const by = [...reached.keys()].filter((first) =>
      reached.get(first)!.has(path)
    );
    const owner = by.length === 1 ? by[0] : entry;
    scripts.get(owner)!.push(path);
  }
  return scripts;
}

/** A module and all that it imports, those first that import nothing more. */
function reach(
  modules: Modules,
  first: string,
  order: Set<string>,
): Set<string> {
  const reached = new Set<string>();
  const visit = (path: string, by: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    const found = modules.get(path);
    if (found === undefined) {
      throw new Error(`Cannot join ${by}: ${path} is not among the files`);
    }
    for (const { of } of found.imports) visit(of, path);
    order.add(path);
  };
  visit(first, first);
  return reached;
}
