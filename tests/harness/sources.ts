/**
 * What the source says about itself.
 *
 * @module
 */

/** A file of TypeScript, or of a page's JavaScript. */
export interface Source {
  /** Where it is, from the root of the project: `src/tcp.ts`. */
  readonly path: string;
  /** What stands in it. */
  readonly text: string;
  /** What it imports. */
  readonly imports: readonly Import[];
}

/** One import. */
export interface Import {
  /** A path from the root of the project, or else the name of a package. */
  readonly of: string;
  /** Whether it is of types alone, and so gone when the program runs. */
  readonly isErased: boolean;
}

const ROOT = new URL("../../", import.meta.url);

/** Every such file in a folder and those below it. */
export function readSources(folder: string): Source[] {
  return [...Deno.readDirSync(new URL(folder, ROOT))]
    .flatMap(({ name, isDirectory }) => {
      if (isDirectory) return readSources(`${folder}${name}/`);
      return /\.(ts|js)$/.test(name) ? [readSource(`${folder}${name}`)] : [];
    });
}

/** One file. */
export function readSource(path: string): Source {
  const text = Deno.readTextFileSync(new URL(path, ROOT));
  return { path, text, imports: [...importsOf(path, text)] };
}

function* importsOf(path: string, text: string): Generator<Import> {
  // What is imported as text is no code.
  const statement =
    /^(?:import|export)\s(?:([^;"]*?)\sfrom\s)?"([^"]+)"|\bimport\("([^"]+)"\)/gm;
  for (const [, clause = "", named, called] of text.matchAll(statement)) {
    const of = resolve(path, named ?? called);
    // In JavaScript, a type is imported in a comment.
    const isComment = path.endsWith(".js") && called !== undefined;
    yield { of, isErased: isComment || isErased(clause) };
  }
}

/** Whether a clause names types alone: `type { A }` or `{ type A, type B }`. */
function isErased(clause: string): boolean {
  if (clause.startsWith("type ")) return true;
  const names = /^\{(.*)\}$/s.exec(clause.trim())?.[1].split(",") ?? ["all"];
  return names.map((name) => name.trim()).filter((name) => name !== "")
    .every((name) => name.startsWith("type "));
}

function resolve(path: string, imported: string): string {
  if (!imported.startsWith(".")) return imported;
  const url = new URL(imported, new URL(path, ROOT));
  return url.pathname.slice(ROOT.pathname.length);
}
