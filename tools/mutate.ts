/**
 * Puts small faults into the source, one at a time, and tells which of them no
 * test notices: `deno task mutate [--every N] [path...]`.
 *
 * @module
 */

import { parseArgs } from "@std/cli/parse-args";
import { type Mutant, mutantsOf } from "./mutation/mutants.ts";
import { Workspace } from "./mutation/workspace.ts";

/** What is mutated, and the tests that are to notice. */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  "src/fanout/": ["tests/fanout", "tests/transcripts", "tests/metrics"],
  "src/sessions/": [
    "tests/sessions",
    "tests/transcripts",
    "tests/bounds/flood_test.ts",
    "tests/bounds/idle_test.ts",
    "tests/bounds/faults_test.ts",
    "tests/bounds/password_test.ts",
    "tests/bounds/connections_test.ts",
    "tests/bounds/shutdown_test.ts",
    "tests/bounds/bans_test.ts",
    "tests/metrics",
  ],
  "src/net/tls_connection.ts": [
    "tests/bounds/tls_test.ts",
    "tests/net",
  ],
  "src/presence/resume.ts": ["tests/transcripts", "tests/bounds/bans_test.ts"],
};

const KNOWN = new URL("./mutation/SURVIVORS.md", import.meta.url);

const flags = parseArgs(Deno.args, { string: ["every"] });
const every = Number(flags.every ?? 1);
const paths = flags._.map(String);
// Where the list breaks a line is of no account.
const known = Deno.readTextFileSync(KNOWN).replace(/\s+/g, " ");
using workspace = new Workspace();
let tried = 0;
const survivors: Mutant[] = [];
for (const [target, tests] of Object.entries(TARGETS)) {
  const files = filesOf(target).filter((file) =>
    paths.length === 0 || paths.some((path) => file.startsWith(path))
  );
  if (files.length === 0) continue;
  if (!await workspace.passes(tests)) {
    console.error(`the tests of ${target} fail without any fault`);
    Deno.exit(2);
  }
  for (const file of files) await tryAll(file, tests);
}
const unknown = survivors.filter((mutant) => !known.includes(nameOf(mutant)));
console.log(
  `${tried} faults, ${
    tried - survivors.length
  } noticed, ${survivors.length} not; of these, ${unknown.length} are not in SURVIVORS.md`,
);
Deno.exitCode = unknown.length > 0 ? 1 : 0;

async function tryAll(file: string, tests: readonly string[]): Promise<void> {
  const mutants = mutantsOf(file, Deno.readTextFileSync(file))
    .filter((_, index) => index % every === 0);
  let noticed = 0;
  for (const mutant of mutants) {
    tried++;
    // The nearest tests are the first, and mostly enough.
    const isUnnoticed = await workspace.survives(mutant, near(file, tests)) &&
      await workspace.survives(mutant, tests);
    if (!isUnnoticed) {
      noticed++;
      continue;
    }
    survivors.push(mutant);
    const isKnown = known.includes(nameOf(mutant));
    console.log(`${isKnown ? "known  " : "UNKNOWN"} ${nameOf(mutant)}`);
  }
  console.log(`${file}: ${noticed} of ${mutants.length} noticed`);
}

/** The test that mirrors a file, or else the first of its target. */
function near(file: string, tests: readonly string[]): readonly string[] {
  const mirror = file.replace(/^src/, "tests").replace(/\.ts$/, "_test.ts");
  try {
    Deno.statSync(mirror);
    return [mirror];
  } catch {
    return tests.slice(0, 1);
  }
}

/** How a fault is called: without its line's number, which changes. */
function nameOf({ path, before, after }: Mutant): string {
  return `${path}: \`${before}\` → \`${after}\``;
}

function filesOf(target: string): string[] {
  if (target.endsWith(".ts")) return [target];
  return [...Deno.readDirSync(target)].map(({ name }) => `${target}${name}`)
    .filter((name) => name.endsWith(".ts")).sort();
}
