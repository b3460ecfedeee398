/**
 * Which tests run which lines of the source.
 *
 * @module
 */

import type { Mutant } from "./mutants.ts";
import type { Workspace } from "./workspace.ts";

/** The lines that a file of tests runs. */
interface Reach {
  /** What the lines depend on: the source, the harness, and the tests. */
  readonly key: string;
  /** How long the tests take, in milliseconds. */
  readonly time: number;
  /** The lines that run, and those that do not, by file of `src`. */
  readonly files: Record<string, { ran: number[]; idle: number[] }>;
}

/** Tests, and how long they take together. */
export interface Batch {
  /** The files of tests. */
  readonly tests: readonly string[];
  /** In milliseconds. */
  readonly time: number;
}

// Longer than any file of tests takes, in milliseconds.
const PATIENCE = 120_000;

/** Each file of tests with the lines it runs, as its coverage tells. */
export class TestMap {
  readonly #reaches: Map<string, Reach>;

  private constructor(reaches: Map<string, Reach>) {
    this.#reaches = reaches;
  }

  /**
   * Runs each file of tests once.
   *
   * @param store Keeps the map for the next run. @default {nowhere}
   * @throws {Error} When tests fail without any fault.
   */
  static async of(
    workspace: Workspace,
    tests: readonly string[],
    store?: string,
  ): Promise<TestMap> {
    const known = store === undefined ? {} : readStore(store);
    const common = textOf(workspace.folder);
    const reaches = new Map<string, Reach>();
    for (const test of tests) {
      const text = Deno.readTextFileSync(`${workspace.folder}${test}`);
      const key = await digest(common + text);
      const reach = known[test]?.key === key
        ? known[test]
        : await reachOf(workspace, test, key);
      reaches.set(test, reach);
      if (store === undefined || reach === known[test]) continue;
      const whole = JSON.stringify({
        ...known,
        ...Object.fromEntries(reaches),
      });
      Deno.writeTextFileSync(store, whole);
    }
    return new TestMap(reaches);
  }

  /**
   * The tests that run what a fault changes: those of the file that mirrors its
   * source first, the quickest next.
   *
   * @param within Leaves out those that would take longer together, in
   * milliseconds, but never those that mirror the source.
   * @returns Those that together take up to a second, and the others.
   */
  noticing({ path, line, lastLine }: Mutant, within = Infinity): Batch[] {
    const mirror = path.replace(/^src/, "tests").replace(/\.ts$/, "_test.ts");
    // A line such as `if (x) return;` counts as idle when x never held, though
    // x was asked; so the lines beside it count, too.
    const isIn = (at: number) => at >= line - 1 && at <= lastLine + 1;
    const all = [...this.#reaches].filter(([, { files }]) => {
      const reach = files[path];
      if (reach === undefined) return false;
      return reach.ran.some(isIn) || !reach.idle.some(isIn);
    }).sort(([a, { time: x }], [b, { time: y }]) =>
      Number(b === mirror) - Number(a === mirror) || x - y
    );
    const upTo = (most: number) => {
      let sum = 0;
      return all.filter(([test, { time }]) =>
        (sum += time) < most || test === mirror
      );
    };
    const [near, asked] = [upTo(1000), upTo(within)];
    return [near, asked.slice(near.length)].filter(({ length }) => length > 0)
      .map((batch) => ({
        tests: batch.map(([test]) => test),
        time: batch.reduce((sum, [, { time }]) => sum + time, 0),
      }));
  }
}

async function reachOf(
  workspace: Workspace,
  test: string,
  key: string,
): Promise<Reach> {
  const coverage = Deno.makeTempDirSync({ prefix: "maru-reach-" });
  try {
    const start = performance.now();
    if (await workspace.run([test], PATIENCE, coverage) !== "passed") {
      throw new Error(`${test} fails without any fault`);
    }
    const time = performance.now() - start;
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["coverage", coverage, "--lcov", "--include=/src/"],
      cwd: workspace.folder,
      stderr: "null",
    }).output();
    const report = new TextDecoder().decode(stdout);
    return { key, time, files: linesOf(report, workspace.folder) };
  } finally {
    Deno.removeSync(coverage, { recursive: true });
  }
}

/** The lines in a report in lcov's format. */
function linesOf(report: string, folder: string): Reach["files"] {
  const files: Reach["files"] = {};
  let file = { ran: [] as number[], idle: [] as number[] };
  for (const entry of report.split("\n")) {
    if (entry.startsWith("SF:")) {
      const path = entry.slice(entry.indexOf(folder) + folder.length);
      file = files[path] ??= { ran: [], idle: [] };
    } else if (entry.startsWith("DA:")) {
      const [line, count] = entry.slice(3).split(",").map(Number);
      (count > 0 ? file.ran : file.idle).push(line);
    }
  }
  return files;
}

function readStore(store: string): Record<string, Reach> {
  try {
    return JSON.parse(Deno.readTextFileSync(store));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
  }
}

/** The text of all sources and of what tests share. */
function textOf(folder: string): string {
  const names = (path: string): string[] =>
    [...Deno.readDirSync(`${folder}${path}`)].sort((a, b) =>
      a.name < b.name ? -1 : 1
    ).flatMap(({ name, isDirectory }) =>
      isDirectory ? names(`${path}/${name}`) : [`${path}/${name}`]
    );
  return [...names("src"), ...names("tests")]
    .filter((name) => /[.](ts|js)$/.test(name) && !name.endsWith("_test.ts"))
    .map((name) => Deno.readTextFileSync(`${folder}${name}`)).join("\0");
}

async function digest(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(hash).toHex();
}
